import type pg from 'pg';
import type { Prepared } from './prepared.js';

export interface ListBody {
  personId: string;
  editionCode: string;
  first: number;
}

/** The first words of what Podium says to the database for a page of entries, in order. */
export const LIST = ['SELECT role, edition_code', 'SELECT e.id, e.code'];

interface Row {
  id: string;
  code: string;
  title: { en: string };
  state: string;
  version: number;
  categoryCode: string;
  streamCode: string;
  submittedAt: Date;
  roster: { name: { en: string }; members: { displayName: string; leader: boolean }[] };
}

/** The same statements and the same answer, to the byte but for the cursor. */
export async function bareList(
  pool: pg.Pool,
  [appointments, page]: Prepared[],
  { personId, editionCode, first }: ListBody,
): Promise<string> {
  await pool.query({ ...(appointments as Prepared), values: [personId] });
  const values = [personId, false, true, false, editionCode, null, null, null, null, first + 1];
  const { rows } = await pool.query<Row>({ ...(page as Prepared), values });
  const nodes = rows.slice(0, first).map(({ roster, ...row }) => ({
    id: row.id,
    code: row.code,
    title: row.title.en,
    state: row.state.toUpperCase(),
    version: row.version,
    categoryCode: row.categoryCode,
    streamCode: row.streamCode,
    submittedAt: row.submittedAt,
    roster: {
      name: roster.name.en,
      members: roster.members.map(({ displayName, leader }) => ({ displayName, leader })),
    },
  }));
  return JSON.stringify({ data: { entries: { nodes, pageInfo: { hasNextPage: rows.length > first } } } });
}
