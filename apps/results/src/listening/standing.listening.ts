import { contendersDocument, standingDocument, standingV1 } from '@podium/contracts';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';

interface KeptPlace {
  entryId: string;
  entryCode: string;
  place: number;
  total: string | null;
}

/** Keeps the places of every standing, once and for good; the whole standing lies in the storage under its hash. */
export const standingCopy = (get: Get): Copy =>
  copy(standingV1, {
    held: (tx) =>
      tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT round_id::text AS key, 1 AS version FROM standing) AS held`),
    async prepare({ body }): Promise<KeptPlace[]> {
      const documents = get(Documents);
      const { ranking } = standingDocument.parse(await documents.json(body.standing));
      const contenders = contendersDocument.parse(await documents.json(body.contenders));
      return ranking.flatMap(({ dossier, place, total }) => {
        const entry = contenders[dossier];
        return entry ? [{ ...entry, place, total }] : [];
      });
    },
    async keep(tx, { body }, places) {
      const first = await tx.execute(
        `INSERT INTO standing (round_id, edition_code, stage_code, category_code, stream_code, hash, closed_at, closed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [
          body.roundId,
          body.editionCode,
          body.stageCode,
          body.categoryCode,
          body.streamCode,
          body.standing,
          body.closedAt,
          body.closedBy,
        ],
      );
      if (first === 0) return;
      await tx.execute(
        `INSERT INTO standing_place (round_id, entry_id, entry_code, place, total)
         SELECT $1, p."entryId", p."entryCode", p.place, p.total
         FROM jsonb_to_recordset($2) AS p("entryId" uuid, "entryCode" text, place int, total text)`,
        [body.roundId, JSON.stringify(places)],
      );
    },
  });
