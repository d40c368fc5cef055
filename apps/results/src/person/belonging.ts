import type { Tx } from '@podium/platform-database';

/** Which of these entries a person belongs to, by account or any address of theirs, and by any version of the entry. */
export async function ownAmong(
  db: Pick<Tx, 'query'>,
  personId: string,
  entryIds: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ entryId: string }>(
    `SELECT DISTINCT entry_id AS "entryId" FROM own_entry WHERE person_id = $1 AND entry_id = ANY($2::uuid[]) AND entry_id IS NOT NULL`,
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
    `SELECT DISTINCT s.round_id AS "roundId" FROM own_entry o JOIN standing_place s USING (entry_id)
     WHERE o.person_id = $1 AND s.round_id = ANY($2::uuid[])`,
    [personId, roundIds],
  );
  return new Set(rows.map(({ roundId }) => roundId));
}
