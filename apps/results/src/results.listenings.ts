import { editionOpenedV1, entryAdmittedV1, entryWithdrawnV1, roundClosedV1 } from '@podium/contracts';
import { appointmentCopy, personCopy } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { on, type Listening } from '@podium/platform-outbox';
import { emailKey } from '@podium/programmes';
import { lockEdition } from './edition/edition-lock.js';
import { isAhead } from './release/release.repository.js';

/** What results hears and keeps. Every statement bears the news coming twice, late or in another order. */
export const listenings: Listening[] = [
  appointmentCopy,
  // So who belongs to an entry is known by account.
  personCopy('person'),
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
    await keepMembers(tx, dossier.entryId, dossier.contacts);
  }),
  on(entryWithdrawnV1, async (tx, { entryId, entryCode, editionCode, title, contacts }) => {
    await lockEdition(tx, editionCode);
    // Version 0: the admission may still be on its way, and will not undo this.
    await tx.execute(
      `INSERT INTO entrant (entry_id, version, entry_code, edition_code, title, team_name, contacts, withdrawn)
       VALUES ($1, 0, $2, $3, $4, $4, $5, true) ON CONFLICT (entry_id) DO UPDATE SET withdrawn = true`,
      [entryId, entryCode, editionCode, JSON.stringify(title), JSON.stringify(contacts)],
    );
    await keepMembers(tx, entryId, contacts);
    await revokeUnreleased(tx, entryId);
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

/** Whoever belonged to an entry in any version of it: leaving the team does not make a judge of its rivals. */
async function keepMembers(tx: Tx, entryId: string, contacts: readonly { email: string }[]): Promise<void> {
  await tx.execute(
    'INSERT INTO entrant_member (entry_id, email_key) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [entryId, contacts.map(({ email }) => emailKey(email))],
  );
}

/** What is public already stays until a person revokes it; what is not will never be. The edition is locked. */
async function revokeUnreleased(tx: Tx, entryId: string): Promise<void> {
  const awards = await tx.query<{ id: string; at: Date | null }>(
    `SELECT a.id, r.at FROM award a LEFT JOIN release r ON r.id = a.release_id
     WHERE a.entry_id = $1 AND a.revoked_at IS NULL ORDER BY r.at, a.id`,
    [entryId],
  );
  const unreleased: string[] = [];
  for (const { id, at } of awards) if (at === null || (await isAhead(tx, at))) unreleased.push(id);
  await tx.execute(
    `UPDATE award SET revoked_at = clock_timestamp(), revoked_reason = 'The entry was withdrawn.' WHERE id = ANY($1::uuid[])`,
    [unreleased],
  );
  await tx.execute('DELETE FROM released_award WHERE award_id = ANY($1::uuid[])', [unreleased]);
}
