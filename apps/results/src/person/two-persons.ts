import type { Tx } from '@podium/platform-database';

/** What makes two accounts decide as one: the same person, or one who is the other's choice. */
export type Bond = 'same-person' | 'appointed';

/**
 * Which of the others decide as one with this account. An address belongs to one account; two accounts do when either was appointed by the other, directly or through a chain, and when both chains lead to one organiser:
 * whoever appoints two accounts could be both. An administrator may appoint two people who then decide as two. Appointments
 * that have ended count: whoever was made an organiser for a day is still the maker's choice.
 */
export async function bondsWith(
  db: Pick<Tx, 'query'>,
  one: string,
  others: readonly string[],
): Promise<ReadonlyMap<string, Bond>> {
  if (others.length === 0) return new Map();
  const rows = await db.query<{ id: string; same: boolean; appointed: boolean }>(
    `WITH RECURSIVE asked (id) AS (SELECT DISTINCT unnest($2::uuid[])),
     above (of_id, person_id) AS (
       SELECT id, id FROM (SELECT $1::uuid UNION SELECT id FROM asked) AS each (id)
       UNION
       SELECT above.of_id, made.appointed_by FROM above JOIN appointment made USING (person_id)
       WHERE made.appointed_by IS NOT NULL
     )
     SELECT id,
       id = $1::uuid AS same,
       EXISTS (
         SELECT FROM above a JOIN above b USING (person_id)
         WHERE a.of_id = $1 AND b.of_id = id
           AND (person_id IN ($1, id)
             OR NOT EXISTS (SELECT FROM appointment x WHERE x.person_id = a.person_id AND x.role = 'administrator'))
       ) AS appointed
     FROM asked`,
    [one, others],
  );
  return new Map(
    rows.flatMap(({ id, same, appointed }): [string, Bond][] =>
      same ? [[id, 'same-person']] : appointed ? [[id, 'appointed']] : [],
    ),
  );
}
