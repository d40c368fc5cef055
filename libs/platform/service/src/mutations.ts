import { createHmac } from 'node:crypto';
import type { RequestContext } from '@podium/platform-access';
import { Inject, Injectable } from '@nestjs/common';
import { derivedSecret } from '@podium/platform-config';
import { Database, type TransactionOptions, type Tx } from '@podium/platform-database';
import { CodedError, Refused, type Refusal } from '@podium/platform-graphql';
import { Heard, Outbox, type Written } from '@podium/platform-outbox';
import { BACKGROUND, SECRET } from './injected.js';
import { packed, unpacked } from './packed.js';

/** Answers already given, by who asked and under which key. Used by migrations; a change is a new constant. */
export const IDEMPOTENCY_TABLES_1 = `
  CREATE TABLE idempotency (
    caller text NOT NULL,
    key text NOT NULL,
    position int NOT NULL,
    request_hash text NOT NULL,
    answer jsonb,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (caller, key, position)
  );
  CREATE INDEX idempotency_made_at ON idempotency (made_at);
`;

const KEPT_DAYS = 7;
const FORGOTTEN_AT_ONCE = 5_000;

interface Kept {
  hash: string;
  answer: unknown;
}

/**
 * Runs a mutation's use case in one transaction. Under an `Idempotency-Key` its answer is kept in that same transaction, so
 * that a retry gets the answer and not a second effect, also after a crash between commit and reply. Keys hold for seven days.
 */
@Injectable()
export class Mutations {
  private readonly clientKey: string;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SECRET) secret: string,
    @Inject(BACKGROUND) private readonly background: Database,
    @Inject(Outbox) private readonly outbox: Pick<Outbox, 'writtenIn'>,
    @Inject(Heard) private readonly heard: Pick<Heard, 'by'>,
  ) {
    this.clientKey = derivedSecret(secret, 'idempotency-client');
  }

  async run<T extends object>(
    context: RequestContext,
    work: (tx: Tx) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> {
    const { idempotencyKey: key, requestHash: hash = '' } = context.call;
    const position = context.mutations++;
    if (key === undefined) return this.database.transaction((tx) => context.readingIn(tx, () => work(tx)), options);
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw keyMalformed();
    const who = [this.callerOf(context), key, position];
    try {
      const { given, answer } = await this.database.transaction(async (tx) => {
        // A second request under this key waits here for the first one's commit.
        const first = await tx.execute(
          'INSERT INTO idempotency (caller, key, position, request_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
          [...who, hash],
        );
        if (first === 0) return { given: true, answer: await this.kept(tx, who, hash) };
        const result = await context.readingIn(tx, () => work(tx));
        await tx.execute('UPDATE idempotency SET answer = $4 WHERE caller = $1 AND key = $2 AND position = $3', [
          ...who,
          packed(result),
        ]);
        return { given: false, answer: result };
      }, options);
      return given ? replay<T>(answer) : (answer as T);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.keepRefusal<T>(who, hash, error);
    }
  }

  /**
   * The same, answered once the services that listen have handled what it told, or a moment later: for what somebody else may
   * rely on at once, in another service.
   */
  async runHeard<T extends object>(context: RequestContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    let written: readonly Written[] = [];
    const answer = await this.run(context, async (tx) => {
      const result = await work(tx);
      written = this.outbox.writtenIn(tx);
      return result;
    });
    await this.heard.by(written);
    return answer;
  }

  /** The person; of a client that nobody has signed in at, a keyed hash and never the address. */
  private callerOf({ caller, call }: RequestContext): string {
    return (
      caller?.personId ??
      createHmac('sha256', this.clientKey)
        .update(call.clientAddress ?? '')
        .digest('base64url')
    );
  }

  private async kept(tx: Pick<Tx, 'query'>, who: unknown[], hash: string): Promise<unknown> {
    const [row] = await tx.query<Kept>(
      'SELECT request_hash AS hash, answer FROM idempotency WHERE caller = $1 AND key = $2 AND position = $3',
      who,
    );
    if (!row || row.hash !== hash) throw keyReused();
    return row.answer;
  }

  /**
   * A refusal rolled everything back, its key too; a retry must hear the same. An equal request that waited for this one may
   * have been answered by now: then its answer is the answer.
   */
  private async keepRefusal<T>(who: unknown[], hash: string, refused: Refused): Promise<T> {
    const { refusal } = refused;
    const kept = await this.database.execute(
      `INSERT INTO idempotency (caller, key, position, request_hash, answer) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING`,
      [...who, hash, packed({ refusal: { ...refusal, __typename: refusal.constructor.name } })],
    );
    if (kept === 1) throw refused;
    return replay<T>(await this.kept(this.database, who, hash));
  }

  /** Forgets keys older than seven days, some at a time: after a long stop there may be very many. */
  async forget(): Promise<number> {
    for (let forgotten = 0; ;) {
      const some = await this.background.execute(
        `DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
           SELECT ctid FROM idempotency WHERE made_at < now() - interval '${KEPT_DAYS} days' LIMIT ${FORGOTTEN_AT_ONCE}))`,
      );
      forgotten += some;
      if (some < FORGOTTEN_AT_ONCE) return forgotten;
    }
  }
}

function replay<T>(answer: unknown): T {
  const value = unpacked(answer) as { refusal?: Refusal };
  if (value.refusal) throw new Refused(value.refusal);
  return value as T;
}

const keyMalformed = () =>
  new CodedError('IDEMPOTENCY_KEY_MALFORMED', {
    en: 'An Idempotency-Key is 1 to 200 visible ASCII characters.',
    zhHant: 'Idempotency-Key 須為 1 至 200 個可見的 ASCII 字元。',
    zhHans: 'Idempotency-Key 须为 1 至 200 个可见的 ASCII 字符。',
  });

const keyReused = () =>
  new CodedError('IDEMPOTENCY_KEY_REUSED', {
    en: 'This Idempotency-Key was used for another request.',
    zhHant: '此 Idempotency-Key 已用於另一項要求。',
    zhHans: '此 Idempotency-Key 已用于另一项请求。',
  });
