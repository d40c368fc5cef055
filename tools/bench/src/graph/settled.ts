import { whoHearsWhat } from '@podium/contracts';
import type pg from 'pg';

const POLL_MS = 50;
/** What the mailer hears. */
const HEARD = [...whoHearsWhat.values()]
  .filter(({ listeners }) => listeners.includes('mailer'))
  .map(({ kind }) => kind.type);

/** Waits until every event has been passed on and handled and every letter has left, so that nothing runs beside the next measurement. */
export async function settled(db: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await db.query<{ left: boolean }>(
      `SELECT EXISTS (SELECT FROM registrations.outbox o WHERE sent_at IS NULL OR (type = ANY($1::text[])
           AND NOT EXISTS (SELECT FROM mailer.handled h WHERE h.event_id = o.id)))
         OR EXISTS (SELECT FROM mailer.letter WHERE state IN ('queued', 'sending')) AS left`,
      [HEARD],
    );
    if (!rows[0]?.left) break;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  // As after a quiet week: what is done with is forgotten, so that late runs do not work on larger tables than early ones.
  await db.query('DELETE FROM registrations.outbox; DELETE FROM mailer.handled; DELETE FROM mailer.letter');
}
