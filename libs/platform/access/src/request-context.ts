import type { Database } from '@podium/platform-database';
import { CodedError, ErrorCode, type Call } from '@podium/platform-graphql';

import { appointmentsOf, type Appointment } from './appointment.js';
import type { Caller } from './tokens.js';

/** What a resolver knows of the request: the call, who calls, and what that person is appointed to (read once, when asked). */
export class RequestContext {
  private known: Promise<Appointment[]> | undefined;
  /** How many mutation fields of this request have begun; tells them apart under one idempotency key. */
  mutations = 0;

  constructor(
    readonly call: Call,
    readonly caller: Caller | null,
    private readonly database: Pick<Database, 'query'>,
  ) {}

  /** The person who calls. @throws GraphQLError UNAUTHENTICATED */
  person(): Caller {
    if (this.caller) return this.caller;
    throw new CodedError(ErrorCode.unauthenticated, 'Sign in first.');
  }

  appointments(): Promise<Appointment[]> {
    if (!this.caller) return Promise.resolve([]);
    return (this.known ??= appointmentsOf(this.database, this.caller.personId));
  }
}
