import type { Tx } from '@podium/platform-database';

interface Pair {
  roundId: string;
  dossierId: string;
}

/**
 * Counts the assignments and handed-in sheets of these contenders anew. First the locks, then a fresh look: a sheet that is being
 * handed in right now is counted by whoever comes second.
 */
export async function recount(tx: Tx, pairs: Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  const values = [pairs.map(({ roundId }) => roundId), pairs.map(({ dossierId }) => dossierId)];
  await tx.query(
    `SELECT c.dossier_id FROM contender c
     WHERE (c.round_id, c.dossier_id) IN (SELECT t.round_id, t.dossier_id FROM unnest($1::uuid[], $2::uuid[]) AS t (round_id, dossier_id))
     ORDER BY c.round_id, c.dossier_id FOR NO KEY UPDATE`,
    values,
  );
  await tx.execute(
    `UPDATE contender c SET assigned = n.assigned, handed_in = n.handed_in FROM (
       SELECT t.round_id, t.dossier_id, count(a.id) AS assigned, count(s.id) AS handed_in
       FROM (SELECT DISTINCT t.round_id, t.dossier_id FROM unnest($1::uuid[], $2::uuid[]) AS t (round_id, dossier_id)) t
       LEFT JOIN assignment a ON a.round_id = t.round_id AND a.dossier_id = t.dossier_id AND a.ended_because IS NULL
       LEFT JOIN sheet s ON s.round_id = a.round_id AND s.seat_id = a.seat_id AND s.dossier_id = a.dossier_id
       GROUP BY t.round_id, t.dossier_id) n
     WHERE c.round_id = n.round_id AND c.dossier_id = n.dossier_id`,
    values,
  );
}

/** The same for every contender of a round that is held alone. */
export async function recountRound(tx: Tx, roundId: string): Promise<void> {
  await tx.execute(
    `UPDATE contender c SET assigned = n.assigned, handed_in = n.handed_in FROM (
       SELECT t.dossier_id, count(a.id) AS assigned, count(s.id) AS handed_in FROM contender t
       LEFT JOIN assignment a ON a.round_id = t.round_id AND a.dossier_id = t.dossier_id AND a.ended_because IS NULL
       LEFT JOIN sheet s ON s.round_id = a.round_id AND s.seat_id = a.seat_id AND s.dossier_id = a.dossier_id
       WHERE t.round_id = $1 GROUP BY t.dossier_id) n
     WHERE c.round_id = $1 AND c.dossier_id = n.dossier_id AND (c.assigned, c.handed_in) <> (n.assigned, n.handed_in)`,
    [roundId],
  );
}
