import { entryAdmittedV1, entryWithdrawnV1, type Dossier } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { on, type Listening } from '@podium/platform-outbox';
import type { Edition } from '@podium/programmes';
import { applyConflicts, barTeam, infer } from '../conflict/conflicts.js';
import { traitsOfDossier } from '../conflict/traits.js';
import type { Editions } from '../edition/editions.js';
import { stageOf } from '../place/place.js';
import { admitting } from './admitting.js';

/**
 * Keeps every version of every dossier, which one is the newest, and who is barred from it. Admissions and withdrawals may come
 * in any order.
 */
export function dossierListenings(editions: () => Editions): Listening[] {
  return [
    on(entryAdmittedV1, async (tx, { dossier }) => {
      await admitting(tx, dossier.editionCode, 'shared');
      const edition = await editions().byCode(tx, dossier.editionCode);
      const newer = await keep(tx, dossier, edition);
      await barTeam(tx, dossier);
      if (newer && edition) await infer(tx, { entries: [dossier.entryId] });
      await joinOpenRounds(tx, dossier, edition);
      await applyConflicts(tx, [dossier.entryId]);
    }),
    on(entryWithdrawnV1, async (tx, { entryId, editionCode, categoryCode, streamCode }) => {
      await tx.execute(
        `INSERT INTO entry (id, edition_code, category_code, stream_code, withdrawn) VALUES ($1, $2, $3, $4, true)
         ON CONFLICT (id) DO UPDATE SET withdrawn = true`,
        [entryId, editionCode, categoryCode, streamCode],
      );
      // A round that is being opened holds the entry, so it is there by now; one that is being closed is waited for.
      const open = await tx.query<{ id: string }>(
        `SELECT r.id FROM round r JOIN contender c ON c.round_id = r.id
         WHERE c.entry_id = $1 AND r.state = 'open' ORDER BY r.id FOR SHARE OF r`,
        [entryId],
      );
      await tx.execute('UPDATE contender SET withdrawn = true WHERE entry_id = $1 AND round_id = ANY($2::uuid[])', [
        entryId,
        open.map(({ id }) => id),
      ]);
    }),
  ];
}

/** @returns whether this is the newest version of its entry */
async function keep(tx: Tx, dossier: Dossier, edition: Edition | null): Promise<boolean> {
  const { dossierId, entryId, version, editionCode, categoryCode, streamCode } = dossier;
  await tx.execute(
    `INSERT INTO dossier (id, entry_id, version, entry_code, edition_code, category_code, stream_code, title, answers,
       team, admitted_at, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    [
      dossierId,
      entryId,
      version,
      dossier.entryCode,
      editionCode,
      categoryCode,
      streamCode,
      JSON.stringify(dossier.title),
      JSON.stringify(dossier.answers),
      JSON.stringify(dossier.team),
      dossier.admittedAt,
      dossier.hash,
    ],
  );
  const newer = await tx.execute(
    `INSERT INTO entry (id, edition_code, category_code, stream_code, dossier_id, version, traits)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (id) DO UPDATE SET edition_code = excluded.edition_code, category_code = excluded.category_code,
       stream_code = excluded.stream_code, dossier_id = excluded.dossier_id, version = excluded.version,
       traits = excluded.traits WHERE entry.version < excluded.version`,
    [entryId, editionCode, categoryCode, streamCode, dossierId, version, edition && traitsOfDossier(dossier, edition)],
  );
  return newer === 1;
}

interface OpenRound {
  id: string;
  stageCode: string;
}

/**
 * Whoever is admitted while a round that sees everything admitted is open enters it: nobody may be left out without a word. It
 * does not close before somebody is assigned, or its chair says why not.
 */
async function joinOpenRounds(tx: Tx, dossier: Dossier, edition: Edition | null): Promise<void> {
  const { dossierId, entryId, editionCode, categoryCode, streamCode } = dossier;
  const open = await tx.query<OpenRound>(
    `SELECT id, stage_code AS "stageCode" FROM round
     WHERE state = 'open' AND edition_code = $1 AND (category_code IS NULL OR category_code = $2)
       AND (stream_code IS NULL OR stream_code = $3) ORDER BY id FOR SHARE`,
    [editionCode, categoryCode, streamCode],
  );
  const category = edition?.categories.find(({ code }) => code === categoryCode);
  const seesAdmitted = ({ stageCode }: OpenRound) =>
    category !== undefined && stageOf(category, stageCode)?.contenders.from === 'admitted';
  await tx.execute(
    `INSERT INTO contender (round_id, dossier_id, entry_id) SELECT r.id, $2, e.id
     FROM unnest($1::uuid[]) AS r (id) JOIN entry e ON e.id = $3 AND NOT e.withdrawn ON CONFLICT DO NOTHING`,
    [open.filter(seesAdmitted).map(({ id }) => id), dossierId, entryId],
  );
}
