import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Names the server of a test run: the superuser's address of its database `postgres`. Jest's global setup sets it. */
const TEST_SERVER_VARIABLE = 'PODIUM_TEST_DATABASE_SERVER';

export type ThrowAwayDatabase = {
  /** The superuser's address of this database. */
  readonly url: string;
  /** Removes it, cutting whatever is still connected. */
  drop(): Promise<void>;
};

/**
 * A database of one's own on the test run's server; without a template it is empty.
 * Roles belong to the whole server: make them so that a second database finds them there already.
 * @param options.template  a database that `databaseFrom` prepared
 */
export async function throwAwayDatabase(options: { template?: string } = {}): Promise<ThrowAwayDatabase> {
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await asSuperuser((server) =>
    server.query(`CREATE DATABASE ${name} TEMPLATE ${quoted(options.template ?? 'template1')}`),
  );
  return {
    url: addressOf(name),
    drop: () =>
      asSuperuser(async (server) => void (await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/**
 * A copy of a template that is prepared once a run, whichever test file asks first: a copy takes tenths of a second, running
 * every migration takes longer.
 * @param templateName  names what `prepare` does: lower-case letters, digits and underscores, at most 40 characters
 * @param prepare       fills the template; gets its address, and must have closed its connections when it resolves
 */
export async function databaseFrom(
  templateName: string,
  prepare: (url: string) => Promise<unknown>,
): Promise<ThrowAwayDatabase> {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(templateName)) {
    throw new RangeError(`"${templateName}" is not a template's name: lower-case letters, digits and underscores.`);
  }
  const template = `template_${templateName}`;
  await asSuperuser(async (server) => {
    // Test files run in several processes. The lock goes with the session, so a killed one does not block the others.
    await server.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template]);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const unfinished = `${template}_unfinished`;
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished} TEMPLATE template1`);
    await prepare(addressOf(unfinished));
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
  return throwAwayDatabase({ template });
}

function serverUrl(): string {
  const url = process.env[TEST_SERVER_VARIABLE];
  if (url) return url;
  throw new Error(
    `${TEST_SERVER_VARIABLE} is not set: run the tests with "npm test" or with Jest from the workspace's root.`,
  );
}

function addressOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function asSuperuser<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
