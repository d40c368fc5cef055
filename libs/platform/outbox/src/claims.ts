import type { Database } from '@podium/platform-database';

const BATCH = 200;
const KEEP_SENT_DAYS = 7;
/** Longer than any event is tried again, and longer than what was sent is kept to be sent once more. */
const KEEP_HANDLED_DAYS = 30;
const KEEP_FAILED_DAYS = 180;

export interface ClaimedRow {
  id: string;
  type: string;
  /** JSON as text: nobody here reads it. */
  payload: string;
  committedAt: Date;
}

/** The rows of an outbox that nobody has passed on yet. Several relays share them by claims that end by themselves. */
export class Claims {
  constructor(private readonly database: Database) {}

  /** @returns the oldest rows that nobody has in hand, and whether there may be more */
  async take(): Promise<{ rows: ClaimedRow[]; full: boolean }> {
    const rows = await this.database.query<ClaimedRow>(
      `WITH free AS (
         SELECT id FROM outbox WHERE sent_at IS NULL AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
         ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED),
       claimed AS (
         UPDATE outbox o SET claimed_until = clock_timestamp() + interval '30 seconds' FROM free WHERE o.id = free.id
         RETURNING o.id, o.seq, o.type, o.payload, o.committed_at)
       SELECT id, type, payload::text AS payload, committed_at AS "committedAt" FROM claimed ORDER BY seq`,
    );
    return { rows, full: rows.length === BATCH };
  }

  async giveBack(ids: string[]): Promise<void> {
    await this.database.execute(
      'UPDATE outbox SET claimed_until = NULL WHERE id = ANY($1::uuid[]) AND sent_at IS NULL',
      [ids],
    );
  }

  /** @param secret  those of them whose payload nobody may read any more */
  async markSent(ids: string[], secret: string[]): Promise<void> {
    await this.database.execute(
      `UPDATE outbox SET sent_at = clock_timestamp(), claimed_until = NULL, payload = CASE WHEN id = ANY($2::uuid[]) THEN '{}' ELSE payload END
       WHERE id = ANY($1::uuid[])`,
      [ids, secret],
    );
  }

  async forgetOld(): Promise<void> {
    await this.database.execute(`DELETE FROM outbox WHERE sent_at < now() - interval '${KEEP_SENT_DAYS} days'`);
    await this.database.execute(`DELETE FROM handled WHERE handled_at < now() - interval '${KEEP_HANDLED_DAYS} days'`);
    await this.database.execute(
      `DELETE FROM failed_event WHERE failed_at < now() - interval '${KEEP_FAILED_DAYS} days'`,
    );
  }
}
