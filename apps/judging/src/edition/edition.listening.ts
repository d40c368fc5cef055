import { editionOpenedV1 } from '@podium/contracts';
import { on, type Listening } from '@podium/platform-outbox';
import type { Edition } from '@podium/programmes';
import type { Tx } from '@podium/platform-database';
import { closesAt } from '../place/deadline.js';
import type { Place } from '../place/place.js';

/** Keeps the newest revision of each edition, and moves the deadlines of its open rounds along with its calendar. */
export function editionListenings(): Listening[] {
  return [
    on(editionOpenedV1, async (tx, { editionId, revision, edition }) => {
      const newer = await tx.execute(
        `INSERT INTO edition (code, edition_id, revision, definition) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO UPDATE SET edition_id = excluded.edition_id, revision = excluded.revision,
           definition = excluded.definition WHERE edition.revision < excluded.revision`,
        [edition.code, editionId, revision, JSON.stringify(edition)],
      );
      if (newer === 1) await moveDeadlines(tx, edition);
    }),
  ];
}

async function moveDeadlines(tx: Tx, edition: Edition): Promise<void> {
  const open = await tx.query<Place & { id: string }>(
    `SELECT id, edition_code AS "editionCode", stage_code AS "stageCode", category_code AS "categoryCode",
       stream_code AS "streamCode" FROM round WHERE edition_code = $1 AND state = 'open' ORDER BY id FOR UPDATE`,
    [edition.code],
  );
  for (const { id, ...place } of open) {
    await tx.execute('UPDATE round SET closes_at = $2 WHERE id = $1', [id, closesAt(edition, place)]);
  }
}
