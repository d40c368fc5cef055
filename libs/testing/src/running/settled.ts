import { whoHearsWhat } from '@podium/contracts';
import { SERVICES } from '@podium/platform-database';
import { rowsOf } from '../invariants.js';

const SETTLES_WITHIN_MS = 90_000;

const outboxes = SERVICES.map((schema) => `SELECT id, type, sent_at FROM ${schema}.outbox`).join(' UNION ALL ');
const lines = [...whoHearsWhat.values()];
const listeners = [...new Set(lines.flatMap((line) => line.listeners))];
const unheard = listeners.map((schema) => {
  const types = lines.filter((line) => line.listeners.includes(schema));
  const named = types.map(({ kind }) => `'${kind.type}'`).join(', ');
  return `(SELECT count(*) FROM told WHERE type IN (${named})
    AND NOT EXISTS (SELECT FROM ${schema}.handled WHERE event_id = told.id))`;
});

const LEFT = `WITH told AS MATERIALIZED (${outboxes})
  SELECT (SELECT count(*) FROM told WHERE sent_at IS NULL)::int AS "eventsUnsent",
    (${unheard.join(' + ')})::int AS "eventsUnheard",
    (SELECT count(*) FROM mailer.letter WHERE state <> 'sent')::int AS "lettersUnsent",
    (SELECT count(*) FROM results.release WHERE state = 'approved' AND announced_at IS NULL)::int AS "releasesUnannounced"`;

/**
 * Waits until everything committed has been passed on, every listener has handled what it hears of, and every letter is sent.
 * @throws with what is left when that takes a minute and a half
 */
export async function untilSettled(databaseUrl: string): Promise<void> {
  for (const until = Date.now() + SETTLES_WITHIN_MS; ;) {
    const [left] = await rowsOf<Record<string, number>>(databaseUrl, LEFT);
    if (left && Object.values(left).every((count) => count === 0)) return;
    if (Date.now() > until) throw new Error(`left after a minute and a half: ${JSON.stringify(left)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
