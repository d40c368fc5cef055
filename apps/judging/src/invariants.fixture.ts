import type { Tx } from '@podium/platform-database';
import type { Documents } from '@podium/platform-storage';
import { canonical, recount, sha256Hex, type Standing } from '@podium/scoring';
import type { JudgingUnderTest } from './judging.fixture.js';

/** What must never be, looked up in the database; the names of what is nevertheless. */
export async function brokenInvariants({
  database,
  under,
}: Pick<JudgingUnderTest, 'database' | 'under'>): Promise<string[]> {
  return database.transaction((tx) => broken(tx, under.documents));
}

async function broken(database: Tx, documents: Documents): Promise<string[]> {
  const counts = await database.query<{ name: string; count: number }>(`
    SELECT 'sheet without assignment' AS name, count(*)::int FROM sheet s WHERE NOT EXISTS (
      SELECT FROM assignment a WHERE (a.round_id, a.seat_id, a.dossier_id) = (s.round_id, s.seat_id, s.dossier_id))
    UNION ALL SELECT 'standing of a round that is not closed', count(*)::int FROM standing t
      JOIN round r ON r.id = t.round_id WHERE r.state <> 'closed'
    UNION ALL SELECT 'closed round without standing', count(*)::int FROM round r
      WHERE r.state = 'closed' AND NOT EXISTS (SELECT FROM standing t WHERE t.round_id = r.id)
    UNION ALL SELECT 'closed round that was not told of once', count(*)::int FROM round r WHERE r.state = 'closed' AND
      (SELECT count(*) FROM outbox o WHERE o.type = 'judging.standing.v1' AND o.payload->>'key' = r.id::text) <> 1
    UNION ALL SELECT 'sheet handed in after its round', count(*)::int FROM sheet s JOIN round r ON r.id = s.round_id
      WHERE s.handed_in_at >= least(r.closes_at, r.closed_at)
    UNION ALL SELECT 'barred judge with an assignment that holds', count(*)::int FROM barred_seat b
      JOIN assignment a USING (seat_id, entry_id) JOIN round r ON r.id = a.round_id
      WHERE a.ended_because IS NULL AND r.state = 'open'
    UNION ALL SELECT 'contender counted wrongly', count(*)::int FROM contender c WHERE (c.assigned, c.handed_in) <> (
      SELECT count(a.id), count(s.id) FROM assignment a LEFT JOIN sheet s USING (round_id, seat_id, dossier_id)
      WHERE a.round_id = c.round_id AND a.dossier_id = c.dossier_id AND a.ended_because IS NULL)
    UNION ALL SELECT 'admitted entry that an open round left out', count(*)::int FROM round r JOIN entry e
      ON e.edition_code = r.edition_code AND (r.category_code IS NULL OR e.category_code = r.category_code)
        AND (r.stream_code IS NULL OR e.stream_code = r.stream_code) AND e.dossier_id IS NOT NULL AND NOT e.withdrawn
      WHERE r.state = 'open' AND r.stage->'contenders'->>'from' = 'admitted'
        AND NOT EXISTS (SELECT FROM contender c WHERE c.round_id = r.id AND c.entry_id = e.id)
    UNION ALL SELECT 'sheet version missing in the history', count(*)::int FROM sheet s WHERE s.version - 1 <>
      (SELECT count(*) FROM sheet_history h WHERE h.sheet_id = s.id AND h.version < s.version)`);
  const broken = counts.filter(({ count }) => count > 0).map(({ name, count }) => `${count} × ${name}`);
  const standings = await database.query<{ hash: string }>('SELECT hash FROM standing');
  for (const { hash } of standings) {
    const document = await documents.json<Standing>(hash);
    if (!recount(document).same) broken.push(`the standing ${hash} does not recount to itself`);
    if (sha256Hex(canonical(document)) !== hash) broken.push(`the standing ${hash} has another hash`);
  }
  return broken;
}
