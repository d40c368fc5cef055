import { dossier, entryV1, type BodyOf } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';
import type { Get } from '@podium/platform-service';
import { Documents } from '@podium/platform-storage';
import { emailKey } from '@podium/programmes';
import { lockEdition } from '../edition/edition-lock.js';
import { isAhead } from '../release/release.repository.js';

/** Keeps who stands behind each entry, as the newest dossier says, and takes from the withdrawn what is not public yet. */
export const entryCopy = (get: Get): Copy =>
  copy(entryV1, {
    held: (tx) =>
      tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT entry_id::text AS key, version FROM entrant) AS held`),
    prepare: async ({ body }) => dossier.parse(await get(Documents).json(String(body.dossiers.at(-1)?.hash))),
    async keep(tx, { version, body }, { title, team }) {
      const withdrawn = body.state === 'withdrawn';
      if (withdrawn) await lockEdition(tx, body.editionCode);
      const newer = await tx.execute(
        `INSERT INTO entrant (entry_id, version, entry_code, edition_code, title, team_name, organisation, contacts, withdrawn,
           out_because)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (entry_id) DO UPDATE SET version = excluded.version, title = excluded.title,
           team_name = excluded.team_name, organisation = excluded.organisation, contacts = excluded.contacts,
           withdrawn = excluded.withdrawn, out_because = excluded.out_because
         WHERE entrant.version < excluded.version`,
        [
          body.entryId,
          version,
          body.entryCode,
          body.editionCode,
          JSON.stringify(title),
          JSON.stringify(team.name),
          team.organisation && JSON.stringify(team.organisation),
          JSON.stringify(body.contacts),
          withdrawn,
          body.because ?? null,
        ],
      );
      await keepMembers(tx, body);
      if (newer === 1 && withdrawn) await revokeUnreleased(tx, body);
    },
  });

/**
 * Whoever belonged to an entry in any version of it: leaving the team does not make a judge of its rivals. Who is named and did
 * not accept does not belong to it; the contacts are members who did.
 */
async function keepMembers(
  tx: Tx,
  { entryId, contacts, roster = [] }: Pick<BodyOf<typeof entryV1>, 'entryId' | 'contacts' | 'roster'>,
): Promise<void> {
  const joined = roster.filter(({ personId }) => personId !== null);
  const addresses = [...contacts, ...joined].flatMap(({ email }) => (email === null ? [] : [emailKey(email)]));
  await tx.execute(
    `WITH persons AS (
       INSERT INTO entrant_person (entry_id, person_id) SELECT $1, unnest($3::uuid[]) ON CONFLICT DO NOTHING)
     INSERT INTO entrant_member (entry_id, email_key) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
    [entryId, addresses, joined.map(({ personId }) => personId)],
  );
}

const REASONS = {
  withdrawn: 'The entry was withdrawn.',
  disqualified: 'The entry was disqualified.',
  reversed: 'The admission of the entry was taken back.',
};

/** What is public already stays until a person revokes it; what is not will never be. The edition is locked. */
async function revokeUnreleased(tx: Tx, { entryId, because }: BodyOf<typeof entryV1>): Promise<void> {
  const awards = await tx.query<{ id: string; at: Date | null }>(
    `SELECT a.id, r.at FROM award a LEFT JOIN release r ON r.id = a.release_id
     WHERE a.entry_id = $1 AND a.revoked_at IS NULL ORDER BY r.at, a.id`,
    [entryId],
  );
  const unreleased: string[] = [];
  for (const { id, at } of awards) if (at === null || (await isAhead(tx, at))) unreleased.push(id);
  await tx.execute(`UPDATE award SET revoked_at = clock_timestamp(), revoked_reason = $2 WHERE id = ANY($1::uuid[])`, [
    unreleased,
    REASONS[because ?? 'withdrawn'],
  ]);
  await tx.execute('DELETE FROM released_award WHERE award_id = ANY($1::uuid[])', [unreleased]);
}
