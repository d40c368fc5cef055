import pg from 'pg';
import type ts from 'typescript';
import { describe, nullableColumns, type Description } from './describe.js';
import { mistakesOf } from './check-statement.js';
import { statementsIn, type Statement } from './statements.js';

export interface Mistake {
  file: string;
  line: number;
  message: string;
}

/** Another service has no such table, or has one of its own by that name. */
const NOT_THERE = new Set(['42P01', '42703']);

/**
 * Asks PostgreSQL about every statement in some files.
 * @param databaseUrl  a database whose schemas are migrated; nothing is executed in it
 * @param schemasOf  where a file's statements are meant to run; several: in at least one, in others their tables may be missing
 */
export async function checkFiles(
  program: ts.Program,
  files: readonly string[],
  databaseUrl: string,
  schemasOf: (file: string) => readonly string[],
): Promise<{ mistakes: Mistake[]; statements: number }> {
  const { statements, unknown } = statementsIn(program, files);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const nullable = await nullableColumns(client);
    const mistakes: Mistake[] = [...unknown];
    for (const statement of statements) {
      const { file, line } = statement;
      const found = await inSchemas(client, statement, schemasOf(file));
      const messages =
        typeof found === 'string' ? [found] : mistakesOf(program.getTypeChecker(), statement, found, nullable);
      mistakes.push(...messages.map((message) => ({ file, line, message })));
    }
    return { mistakes, statements: statements.length };
  } finally {
    await client.end();
  }
}

/** What PostgreSQL says in every schema that has the tables, or what it finds wrong. */
async function inSchemas(
  client: pg.Client,
  { texts }: Statement,
  schemas: readonly string[],
): Promise<Description[] | string> {
  const described: Description[] = [];
  let missing = 'no schema to look in';
  for (const schema of schemas) {
    await client.query(`SET search_path = ${client.escapeIdentifier(schema)}`);
    for (const text of texts) {
      try {
        described.push(await describe(client, text));
      } catch (error) {
        const { code, message } = error as { code?: string; message: string };
        if (!NOT_THERE.has(code ?? '') || schemas.length === 1) return message;
        missing = message;
      }
    }
  }
  return described.length > 0 ? described : missing;
}
