import { dossier, entryV1, type BodyOf, type Dossier } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import type { Edition } from '@podium/programmes';
import { applyConflicts, barTeam, infer } from '../conflict/conflicts.js';
import { traitsOfDossier } from '../conflict/traits.js';
import { admitting } from '../dossier/admitting.js';
import { Editions } from '../edition/editions.js';
import { stageOf } from '../place/place.js';

/** A dossier with the hash under which it lies in the storage. */
type HeldDossier = Dossier & { hash: string };

/** Keeps every dossier of every entry, which one is the newest, whether it still takes part, and who is barred from it. */
export const entryCopy = (get: Get): Copy =>
  copy(entryV1, {
    // An entry is held whole when every dossier is: they are numbered from 1.
    held: (tx) =>
      tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT e.id::text AS key, CASE WHEN (SELECT max(d.version) = count(*) AND bool_or(d.id = e.dossier_id)
             FROM dossier d WHERE d.entry_id = e.id) THEN e.version ELSE 0 END AS version FROM entry e) AS held`),
    prepare: ({ body }) =>
      Promise.all(body.dossiers.map(async ({ hash }) => ({ ...dossier.parse(await get(Documents).json(hash)), hash }))),
    async keep(tx, { version, body }, dossiers) {
      await admitting(tx, body.editionCode, 'shared');
      const edition = await get(Editions).byCode(tx, body.editionCode);
      const newest = dossiers.at(-1) as HeldDossier;
      for (const each of dossiers) await keepDossier(tx, each);
      const newer = await keepEntry(tx, version, body, edition && traitsOfDossier(newest, edition));
      await barTeam(tx, body);
      if (newer && edition) await infer(tx, { entries: [body.entryId] });
      if (newer) await joinOpenRounds(tx, newest, edition);
      await applyConflicts(tx, [body.entryId]);
      if (newer && body.state === 'withdrawn') await takesPart(tx, body.entryId, false);
      else if (newer) await takesPart(tx, body.entryId, true);
    },
  });

async function keepDossier(tx: Tx, { dossierId, ...of }: HeldDossier): Promise<void> {
  await tx.execute(
    `INSERT INTO dossier (id, entry_id, version, entry_code, edition_code, category_code, stream_code, title, answers,
       team, admitted_at, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
    [
      dossierId,
      of.entryId,
      of.version,
      of.entryCode,
      of.editionCode,
      of.categoryCode,
      of.streamCode,
      JSON.stringify(of.title),
      JSON.stringify(of.answers),
      JSON.stringify(of.team),
      of.admittedAt,
      of.hash,
    ],
  );
}

/** @returns whether this was news */
async function keepEntry(
  tx: Tx,
  version: number,
  { entryId, editionCode, categoryCode, streamCode, state, dossiers }: BodyOf<typeof entryV1>,
  traits: string[] | null,
): Promise<boolean> {
  const rows = await tx.execute(
    `INSERT INTO entry (id, edition_code, category_code, stream_code, dossier_id, withdrawn, version, traits)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET edition_code = excluded.edition_code, category_code = excluded.category_code,
       stream_code = excluded.stream_code, dossier_id = excluded.dossier_id, withdrawn = excluded.withdrawn,
       version = excluded.version, traits = excluded.traits
     WHERE entry.version < excluded.version`,
    [
      entryId,
      editionCode,
      categoryCode,
      streamCode,
      dossiers.at(-1)?.dossierId,
      state === 'withdrawn',
      version,
      traits,
    ],
  );
  return rows === 1;
}

/** Takes an entry out of the rounds that are open, or lets it in again; what is closed stays as it was. */
async function takesPart(tx: Tx, entryId: string, part: boolean): Promise<void> {
  // A round that is being opened holds the entry, so it is there by now; one that is being closed is waited for.
  const open = await tx.query<{ id: string }>(
    `SELECT r.id FROM round r JOIN contender c ON c.round_id = r.id
     WHERE c.entry_id = $1 AND r.state = 'open' ORDER BY r.id FOR SHARE OF r`,
    [entryId],
  );
  await tx.execute(
    'UPDATE contender SET withdrawn = $3 WHERE entry_id = $1 AND round_id = ANY($2::uuid[]) AND withdrawn <> $3',
    [entryId, open.map(({ id }) => id), !part],
  );
}

interface OpenRound {
  id: string;
  stageCode: string;
}

/**
 * Whoever is admitted while a round that sees everything admitted is open enters it: nobody may be left out without a word. It
 * does not close before somebody is assigned, or its chair says why not. A round keeps the dossier that it began with: what is
 * frozen anew afterwards is for rounds that open afterwards.
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
     FROM unnest($1::uuid[]) AS r (id) JOIN entry e ON e.id = $3 AND NOT e.withdrawn
     WHERE NOT EXISTS (SELECT FROM contender c WHERE c.round_id = r.id AND c.entry_id = e.id)`,
    [open.filter(seesAdmitted).map(({ id }) => id), dossierId, entryId],
  );
}
