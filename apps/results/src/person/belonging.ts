import type { Tx } from '@podium/platform-database';

/** Which of these entries a person belongs to, by any address of theirs and any version of the entry. */
export async function ownAmong(
  db: Pick<Tx, 'query'>,
  personId: string,
  entryIds: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ entryId: string }>(
    `SELECT DISTINCT m.entry_id AS "entryId" FROM person p JOIN entrant_member m USING (email_key)
     WHERE p.person_id = $1 AND m.entry_id = ANY($2::uuid[])`,
    [personId, entryIds],
  );
  return rows.map(({ entryId }) => entryId);
}

/** Of these standings, those in which an entry of that person is placed. */
export async function ownStandingsAmong(
  db: Pick<Tx, 'query'>,
  personId: string,
  roundIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.query<{ roundId: string }>(
    `SELECT DISTINCT s.round_id AS "roundId" FROM person p JOIN entrant_member m USING (email_key)
       JOIN standing_place s USING (entry_id)
     WHERE p.person_id = $1 AND s.round_id = ANY($2::uuid[])`,
    [personId, roundIds],
  );
  return new Set(rows.map(({ roundId }) => roundId));
}
