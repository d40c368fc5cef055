import type { Database } from '@podium/platform-database';
import { CodedError, ErrorCode, type Call } from '@podium/platform-graphql';
import { appointmentsOf, type Appointment } from './appointment.js';
import type { Caller } from './tokens.js';

const SIGN_IN_FIRST = { en: 'Sign in first.', zhHant: '請先登入。', zhHans: '请先登录。' };

/** What a resolver knows of the request: the call, who calls, and what that person is appointed to (read once, when asked). */
export class RequestContext {
  private known: Promise<Appointment[]> | undefined;
  /** How many mutation fields of this request have begun; tells them apart under one idempotency key. */
  mutations = 0;

  constructor(
    readonly call: Call,
    readonly caller: Caller | null,
    private reader: Pick<Database, 'query'>,
  ) {}

  /** The person who calls. @throws GraphQLError UNAUTHENTICATED */
  person(): Caller {
    if (this.caller) return this.caller;
    throw new CodedError(ErrorCode.unauthenticated, SIGN_IN_FIRST);
  }

  appointments(): Promise<Appointment[]> {
    if (!this.caller) return Promise.resolve([]);
    return (this.known ??= appointmentsOf(this.reader, this.caller.personId));
  }

  /**
   * While `work` runs, what is read of the caller is read in its transaction. A second connection per transaction would run
   * the pool dry: everybody would hold one and wait for another.
   */
  async readingIn<T>(tx: Pick<Database, 'query'>, work: () => Promise<T>): Promise<T> {
    const outside = this.reader;
    this.reader = tx;
    // What an earlier attempt read, or failed to read, went with its transaction.
    this.known = undefined;
    try {
      return await work();
    } finally {
      this.reader = outside;
      this.known = undefined;
    }
  }
}
