import type pg from 'pg';
import type { HeardStatement } from '../server/record-statements.js';

/** From so many rows on a table is one that grows. */
const LARGE_ROWS = 10_000;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  Schema?: string;
  Plans?: Plan[];
}

/** A table that grows and is read from end to end, and the statement that does so. */
export interface WholeRead {
  table: string;
  statement: string;
}

/** Asks the planner how it would run each statement, as the login that says it. @returns those that read a large table from end to end */
export async function wholeReads(db: pg.Client, statements: HeardStatement[]): Promise<WholeRead[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT schemaname || '.' || relname AS name FROM pg_stat_user_tables WHERE n_live_tup >= $1`,
    [LARGE_ROWS],
  );
  const large = new Set(rows.map(({ name }) => name));
  const found: WholeRead[] = [];
  for (const { login, text, values } of statements) {
    const schema = login.replace(/^podium_/, '').replace(/_public$/, '');
    if (!/^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(text) || schema === 'queue') continue;
    await db.query('BEGIN');
    try {
      await db.query(`SET LOCAL search_path = ${schema}; SET LOCAL ROLE ${login}`);
      const plan = await db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
        text: `EXPLAIN (VERBOSE, FORMAT JSON) ${text}`,
        values,
      });
      for (const table of readWhole(plan.rows[0]?.['QUERY PLAN'][0].Plan)) {
        if (large.has(table)) found.push({ table, statement: text.replace(/\s+/g, ' ').trim() });
      }
    } finally {
      await db.query('ROLLBACK');
    }
  }
  return found;
}

function readWhole(plan: Plan | undefined): string[] {
  if (!plan) return [];
  const own = plan['Node Type'] === 'Seq Scan' ? [`${plan.Schema}.${plan['Relation Name']}`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}
