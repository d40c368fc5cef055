import { editionOpenedV1, entryAdmittedV1, entryWithdrawnV1, roundClosedV1 } from '@podium/contracts';
import { appointmentCopy } from '@podium/platform-access';
import { on, type Listening } from '@podium/platform-outbox';

/** What results hears and keeps. Every statement bears the news coming twice, late or in another order. */
export const listenings: Listening[] = [
  appointmentCopy,
  on(editionOpenedV1, async (tx, { edition, revision }) => {
    await tx.execute(
      `INSERT INTO edition (code, revision, definition) VALUES ($1, $2, $3)
       ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, definition = excluded.definition
       WHERE edition.revision < excluded.revision`,
      [edition.code, revision, JSON.stringify(edition)],
    );
  }),
  on(entryAdmittedV1, async (tx, { dossier }) => {
    await tx.execute(
      `INSERT INTO entrant (entry_id, version, entry_code, edition_code, title, team_name, organisation, contacts)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (entry_id) DO UPDATE SET version = excluded.version, title = excluded.title, team_name = excluded.team_name,
         organisation = excluded.organisation, contacts = excluded.contacts
       WHERE entrant.version < excluded.version`,
      [
        dossier.entryId,
        dossier.version,
        dossier.entryCode,
        dossier.editionCode,
        JSON.stringify(dossier.title),
        JSON.stringify(dossier.team.name),
        dossier.team.organisation && JSON.stringify(dossier.team.organisation),
        JSON.stringify(dossier.contacts),
      ],
    );
  }),
  on(entryWithdrawnV1, async (tx, { entryId, entryCode, editionCode, title, contacts }) => {
    // Version 0: the admission may still be on its way, and will not undo this.
    await tx.execute(
      `INSERT INTO entrant (entry_id, version, entry_code, edition_code, title, team_name, contacts, withdrawn)
       VALUES ($1, 0, $2, $3, $4, $4, $5, true) ON CONFLICT (entry_id) DO UPDATE SET withdrawn = true`,
      [entryId, entryCode, editionCode, JSON.stringify(title), JSON.stringify(contacts)],
    );
    // What is public already stays until a person revokes it; what is not will never be.
    const [{ revoked }] = (await tx.query(
      `WITH gone AS (
         UPDATE award SET revoked_at = clock_timestamp(), revoked_reason = 'The entry was withdrawn.'
         WHERE entry_id = $1 AND revoked_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM released_award r WHERE r.id = award.id AND r.released_at <= clock_timestamp())
         RETURNING id)
       SELECT coalesce(array_agg(id), '{}') AS revoked FROM gone`,
      [entryId],
    )) as [{ revoked: string[] }];
    await tx.execute('DELETE FROM released_award WHERE id = ANY($1::uuid[])', [revoked]);
  }),
  on(roundClosedV1, async (tx, round) => {
    const first = await tx.execute(
      `INSERT INTO standing (round_id, edition_code, stage_code, category_code, stream_code, document, hash, closed_at, closed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        round.roundId,
        round.editionCode,
        round.stageCode,
        round.categoryCode,
        round.streamCode,
        JSON.stringify(round.standing),
        round.standingHash,
        round.closedAt,
        round.closedBy,
      ],
    );
    if (first === 0) return;
    const places = round.standing.ranking.flatMap(({ dossier, place, total }) => {
      const entry = round.dossiers[dossier];
      return entry ? [{ ...entry, place, total }] : [];
    });
    await tx.execute(
      `INSERT INTO standing_place (round_id, entry_id, entry_code, place, total)
       SELECT $1, p."entryId", p."entryCode", p.place, p.total
       FROM jsonb_to_recordset($2) AS p("entryId" uuid, "entryCode" text, place int, total text)`,
      [round.roundId, JSON.stringify(places)],
    );
  }),
];
