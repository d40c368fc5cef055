import { editionFrom, editionV1, type Dossier, type EditionDefinition } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { applyConflicts, infer } from '../conflict/conflicts.js';
import { barredKinds, traitsOfDossier } from '../conflict/traits.js';
import { closesAt } from '../place/deadline.js';
import type { Place } from '../place/place.js';

/** Keeps each edition as it stands, and moves along what follows from it: deadlines, and who is barred from what. */
export const editionCopy = (get: Get): Copy =>
  copy(editionV1, {
    held: (tx) => tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT code AS key, version FROM edition) AS held`),
    prepare: ({ body }) => get(Documents).json<EditionDefinition>(body.definition),
    async keep(tx, { version, ended, body }, definition) {
      const newer = await tx.execute(
        `INSERT INTO edition (code, edition_id, revision, definition_hash, calendar, time_zone, version, ended)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (code) DO UPDATE SET edition_id = excluded.edition_id, revision = excluded.revision,
           definition_hash = excluded.definition_hash, calendar = excluded.calendar, time_zone = excluded.time_zone,
           version = excluded.version, ended = excluded.ended
         WHERE edition.version < excluded.version`,
        [
          body.code,
          body.editionId,
          body.revision,
          body.definition,
          JSON.stringify(body.calendar),
          definition.timeZone,
          version,
          ended,
        ],
      );
      if (newer !== 1) return;
      const edition = editionFrom(definition, body.calendar);
      await moveDeadlines(tx, edition);
      await learnTraits(tx, edition);
      await barAnew(tx, edition);
    },
  });

/** A round that was extended closes when the extension says so, or when the calendar does if that is later. */
async function moveDeadlines(tx: Tx, edition: Edition): Promise<void> {
  const open = await tx.query<Place & { id: string }>(
    `SELECT id, edition_code AS "editionCode", stage_code AS "stageCode", category_code AS "categoryCode",
       stream_code AS "streamCode" FROM round WHERE edition_code = $1 AND state = 'open' ORDER BY id FOR UPDATE`,
    [edition.code],
  );
  for (const { id, ...place } of open) {
    await tx.execute(
      'UPDATE round SET closes_at = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE greatest($2, extended_to) END WHERE id = $1',
      [id, closesAt(edition, place)],
    );
  }
}

/** What entries are known by that were admitted before anything was known of their edition. */
async function learnTraits(tx: Tx, edition: Edition): Promise<void> {
  const unknown = await tx.query<Pick<Dossier, 'entryId' | 'answers' | 'team' | 'categoryCode'>>(
    `SELECT e.id AS "entryId", d.answers, d.team, d.category_code AS "categoryCode"
     FROM entry e JOIN dossier d ON d.id = e.dossier_id WHERE e.edition_code = $1 AND e.traits IS NULL`,
    [edition.code],
  );
  for (const dossier of unknown) {
    await tx.execute('UPDATE entry SET traits = $2 WHERE id = $1', [
      dossier.entryId,
      traitsOfDossier(dossier, edition),
    ]);
  }
}

/** A revision may bar judges from more or from less. */
async function barAnew(tx: Tx, edition: Edition): Promise<void> {
  const panels = await tx.query<Place & { id: string; conflicts: string[] }>(
    `SELECT id, edition_code AS "editionCode", stage_code AS "stageCode", category_code AS "categoryCode",
       stream_code AS "streamCode", conflicts FROM panel WHERE edition_code = $1 ORDER BY id`,
    [edition.code],
  );
  const changed = panels.filter((panel) => barredKinds(edition, panel).join() !== panel.conflicts.join());
  for (const panel of changed) {
    await tx.execute('UPDATE panel SET conflicts = $2 WHERE id = $1', [panel.id, barredKinds(edition, panel)]);
  }
  if (panels.length === 0) return;
  const seats = await tx.query<{ id: string }>(
    'SELECT id FROM seat WHERE panel_id = ANY($1::uuid[]) AND vacated_at IS NULL AND cardinality(traits) > 0',
    [panels.map(({ id }) => id)],
  );
  if (seats.length === 0) return;
  await applyConflicts(tx, await infer(tx, { seats: seats.map(({ id }) => id) }));
}
