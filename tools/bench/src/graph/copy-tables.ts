import type pg from 'pg';

/**
 * Copies the tables of a schema into another, rows, indexes and references included: what is measured against Podium writes
 * there, so that Podium's relay has none of its events to carry.
 */
export async function copyTables(db: pg.Client, from: string, to: string): Promise<void> {
  await db.query('BEGIN');
  await db.query(`CREATE SCHEMA ${to}`);
  await db.query(`SET LOCAL search_path = ${from}`);
  const { rows: tables } = await db.query<{ name: string; columns: string }>(
    `SELECT relname AS name, (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
       WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
     FROM pg_class c WHERE relnamespace = to_regnamespace($1) AND relkind = 'r'`,
    [from],
  );
  // Named as seen from within the schema, they fit any schema.
  const { rows: references } = await db.query<{ table: string; name: string; definition: string }>(
    `SELECT relname AS "table", conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE contype = 'f' AND connamespace = to_regnamespace($1)`,
    [from],
  );
  await db.query(`SET LOCAL search_path = ${to}`);
  for (const { name, columns } of tables) {
    await db.query(`CREATE TABLE ${name} (LIKE ${from}.${name} INCLUDING ALL)`);
    await db.query(`INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${from}.${name}`);
  }
  for (const { table, name, definition } of references)
    await db.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  await db.query('COMMIT');
}
