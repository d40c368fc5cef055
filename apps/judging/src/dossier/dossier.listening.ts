import { entryAdmittedV1, entryWithdrawnV1 } from '@podium/contracts';
import { on, type Listening } from '@podium/platform-outbox';

/** Keeps every version of every dossier, and which one is the newest. Admissions and withdrawals may come in any order. */
export function dossierListenings(): Listening[] {
  return [
    on(entryAdmittedV1, async (tx, { dossier }) => {
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
      await tx.execute(
        `INSERT INTO entry (id, edition_code, category_code, stream_code, dossier_id, version) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET edition_code = excluded.edition_code, category_code = excluded.category_code,
           stream_code = excluded.stream_code, dossier_id = excluded.dossier_id, version = excluded.version
         WHERE entry.version < excluded.version`,
        [entryId, editionCode, categoryCode, streamCode, dossierId, version],
      );
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
