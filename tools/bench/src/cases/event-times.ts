import type pg from 'pg';

const HANDLED = `(SELECT event_id, xmin AS transaction FROM mailer.handled
  UNION ALL SELECT event_id, xmin FROM judging.handled UNION ALL SELECT event_id, xmin FROM results.handled)`;
const PATIENCE_MS = 60_000;

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Milliseconds from each event of registrations to each listener's having handled it, by the database's clock alone: from
 * when the event's row was written, just before its commit, to the commit that kept the handling.
 */
export async function handledTimes(db: pg.Client): Promise<number[]> {
  const { rows } = await db.query<{ ms: number }>(
    `SELECT extract(epoch FROM pg_xact_commit_timestamp(h.transaction) - o.committed_at)::float8 * 1000 AS ms
     FROM registrations.outbox o JOIN ${HANDLED} h ON h.event_id = o.id`,
  );
  return rows.map(({ ms }) => ms);
}

/** Waits until events of registrations have been handled so many times, by all listeners together. */
export async function untilHandled(db: pg.Client, times: number): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(100)) {
    const { rows } = await db.query<{ count: number }>(
      `SELECT count(*)::int FROM registrations.outbox o JOIN ${HANDLED} h ON h.event_id = o.id`,
    );
    if ((rows[0]?.count ?? 0) >= times) return;
    if (Date.now() > until) throw new Error(`${rows[0]?.count} of ${times} were handled within a minute`);
  }
}
