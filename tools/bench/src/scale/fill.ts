import type pg from 'pg';

/** How many of the rows that grow a filled installation has. */
export interface Wanted {
  editions: number;
  entries: number;
  sheets: number;
  awards: number;
  letters: number;
}

/** Fifty seasons of the size of the largest, and ten years of letters. */
export const FULL: Wanted = { editions: 50, entries: 200_000, sheets: 1_000_000, awards: 100_000, letters: 2_000_000 };

export const scaled = (factor: number): Wanted => ({
  editions: Math.max(2, Math.round(FULL.editions * Math.min(1, factor * 4))),
  entries: Math.round(FULL.entries * factor),
  sheets: Math.round(FULL.sheets * factor),
  awards: Math.round(FULL.awards * factor),
  letters: Math.round(FULL.letters * factor),
});

/** Rows that say nothing of an edition, or that would be told to others. */
const LEFT_OUT = ['migrations', 'idempotency', 'fact_cursor', 'failed_event', 'outbox', 'signing_key', 'letters_sent'];
const EDITION_TABLES = ['edition'];
/** What services hold of each other's facts, as often as those who tell them have them: what differs would be told again. */
const COPIES = ['appointment', 'person', 'known_person', 'reader', 'entry', 'entrant', 'entrant_member', 'dossier'];

interface Column {
  name: string;
  type: string;
}

/**
 * Copies the rows of one season again and again into other editions, by plain INSERT … SELECT: ids, codes and addresses become others, and what
 * refers to a row refers to its copy. The season itself stays as it is.
 */
export async function fill(db: pg.Client, wanted: Wanted, told: (line: string) => void): Promise<void> {
  const base = await one<string>(db, 'SELECT code AS value FROM registrations.edition ORDER BY opened_at LIMIT 1');
  const copies = async (table: string, rows: number) =>
    Math.ceil(rows / Math.max(1, await one<number>(db, `SELECT count(*)::int AS value FROM ${table}`)));
  const entries = await copies('registrations.entry', wanted.entries);
  const sheets = await copies('judging.sheet', wanted.sheets);
  const plan: [schema: string, copies: number][] = [
    ['accounts', entries],
    ['registrations', entries],
    ['judging', sheets],
    ['results', await copies('results.award', wanted.awards)],
    ['mailer', await copies('mailer.letter', wanted.letters)],
  ];
  // Neither references nor what forbids changes is asked: rows come in any order, and all of them.
  await db.query('SET session_replication_role = replica; SET synchronous_commit = off; SET statement_timeout = 0');
  for (const [schema, times] of plan) {
    const began = performance.now();
    const timesOf = (table: string) => {
      if (EDITION_TABLES.includes(table)) return wanted.editions;
      if (COPIES.includes(table)) return entries;
      return schema === 'results' && table.startsWith('standing') ? sheets : times;
    };
    for (const table of await tablesOf(db, schema)) {
      await db.query(await copying(db, schema, table, base, wanted.editions), [timesOf(table)]);
    }
    told(`${schema}: ${times} times the season, ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
  await db.query(`UPDATE mailer.letters_sent SET count = (SELECT count(*) FROM mailer.letter WHERE state = 'sent')`);
  await db.query('RESET ALL');
  await db.query('VACUUM ANALYZE');
}

async function tablesOf(db: pg.Client, schema: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind = 'r' ORDER BY relname`,
    [schema],
  );
  return rows.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name));
}

/** The statement that copies one table $1 times. */
async function copying(db: pg.Client, schema: string, table: string, base: string, editions: number): Promise<string> {
  const { rows: columns } = await db.query<Column>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''`,
    [`${schema}.${table}`],
  );
  const isEdition = EDITION_TABLES.includes(table);
  const values = columns.map((column) => copied(column, isEdition, base, editions));
  const own = columns.find(({ name }) => name === (isEdition ? 'code' : 'edition_code'));
  return `INSERT INTO ${schema}.${table} (${columns.map(({ name }) => name).join(', ')})
    SELECT ${values.join(', ')} FROM (SELECT * FROM ${schema}.${table}${own ? ` WHERE ${own.name} = '${base}'` : ''}) AS t,
      generate_series(1, $1::int) AS c ON CONFLICT DO NOTHING`;
}

/** What stands in a column of copy c. */
function copied({ name, type }: Column, isEdition: boolean, base: string, editions: number): string {
  const edition = `'${base}-' || (c % ${editions})`;
  if (type === 'uuid') return `md5(t.${name}::text || c)::uuid`;
  if (type === 'uuid[]') return `ARRAY(SELECT md5(each::text || c)::uuid FROM unnest(t.${name}) AS each)`;
  if (type === 'bytea') return `t.${name} || convert_to(c::text, 'UTF8')`;
  if (type !== 'text') return `t.${name}`;
  if (name === 'edition_code' || (isEdition && name === 'code')) return edition;
  // A copy within an edition has categories of its own: one round for each place, one entry for each number.
  if (name === 'category_code') return `t.${name} || '~' || (c / ${editions})`;
  // The key of a fact is the id of what it is about, or the code of an edition.
  if (name === 'key') return `CASE WHEN t.key = '${base}' THEN ${edition} ELSE md5(t.key || c)::uuid::text END`;
  if (name === 'code' || name === 'entry_code') return `t.${name} || '~' || c`;
  if (['email', 'email_key', 'recipient', 'recipient_key', 'message_id'].includes(name)) return `c || '.' || t.${name}`;
  return `t.${name}`;
}

async function one<Value>(db: pg.Client, sql: string): Promise<Value> {
  const { rows } = await db.query<{ value: Value }>(sql);
  const [row] = rows;
  if (!row) throw new Error(`nothing: ${sql}`);
  return row.value;
}
