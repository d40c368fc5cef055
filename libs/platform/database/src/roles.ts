import { randomBytes } from 'node:crypto';
import { SERVICES, type ServiceName } from '@podium/contracts';
import { derivedSecret, keyMaterial, StartRefused, type Credentials, type Party } from '@podium/platform-config';
import pg from 'pg';

/** Logins besides one per service. `results_public` reads released results only; `auditor` reads everything and writes nothing. */
export const OTHER_LOGINS = ['podium_queue', 'results_public', 'auditor'] as const;
export type Login = `podium_${ServiceName}` | (typeof OTHER_LOGINS)[number];

/** Services that hold a second login, which sees less than their own. */
export const READERS: { readonly [Name in ServiceName]?: Login } = { results: 'results_public' };

/** The address of the same database for one login. Its password follows from the installation's secret. */
export function loginUrl(databaseUrl: string, login: Login, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = login;
  url.password = derivedSecret(secret, `login:${login}`);
  return url.href;
}

/**
 * Derives what one process of an installation is given.
 * @param epoch  as `prepareCluster` gives it
 */
export function credentialsOf(databaseUrl: string, secret: string, epoch: string, name: Party): Credentials {
  const keys = keyMaterial(secret, name, epoch);
  if (name === 'gateway') return { keys };
  const reader = READERS[name];
  return {
    keys,
    databaseUrl: loginUrl(databaseUrl, `podium_${name}`, secret),
    ...(reader ? { readerUrl: loginUrl(databaseUrl, reader, secret) } : {}),
    queueUrl: loginUrl(databaseUrl, 'podium_queue', secret),
  };
}

/** Makes a database on a server where it is missing, and gives its address. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return url.href;
}

const PREPARING = 0x706f6469;

// Roles belong to the cluster, an advisory lock to one database: two databases of one cluster may still meet in pg_authid.
const MET_ANOTHER = new Set(['XX000', '23505', '42710']);

/**
 * Makes the roles, schemas and grants that every service expects. Safe to run again, and from several processes at once.
 * Per service: an owner that migrates and cannot log in, and a login with INSERT, SELECT, UPDATE and DELETE only.
 * @param options.secretChanged  takes another secret than the one before; without it that is refused
 * @returns the epoch of the secret: a random text that is another one after each change
 * @throws {StartRefused} when the database was prepared with another secret
 */
export async function prepareCluster(
  databaseUrl: string,
  secret: string,
  options: { secretChanged?: boolean } = {},
): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prepare(databaseUrl, secret, options.secretChanged ?? false);
    } catch (error) {
      if (attempt === 8 || !MET_ANOTHER.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

async function prepare(databaseUrl: string, secret: string, secretChanged: boolean): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [PREPARING]);
    const epoch = await epochOf(client, secret, secretChanged);
    const { rows } = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles');
    const known = new Set(rows.map((row) => row.rolname));
    const login = async (name: Login) => {
      const password = client.escapeLiteral(derivedSecret(secret, `login:${name}`));
      await client.query(`${known.has(name) ? 'ALTER' : 'CREATE'} ROLE ${name} LOGIN PASSWORD ${password}`);
    };
    for (const name of OTHER_LOGINS) await login(name);
    for (const service of SERVICES) {
      const owner = `podium_${service}_owner`;
      if (!known.has(owner)) await client.query(`CREATE ROLE ${owner} NOLOGIN`);
      await client.query(`GRANT ${owner} TO CURRENT_USER`);
      await login(`podium_${service}`);
      await client.query(`ALTER ROLE podium_${service} SET search_path = ${service}`);
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${owner}`);
      await client.query(`GRANT USAGE ON SCHEMA ${service} TO podium_${service}, auditor`);
      const defaults = `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${service}`;
      await client.query(`${defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO podium_${service}`);
      await client.query(`${defaults} GRANT USAGE ON SEQUENCES TO podium_${service}`);
      await client.query(`${defaults} GRANT SELECT ON TABLES TO auditor`);
    }
    await client.query('ALTER ROLE auditor SET default_transaction_read_only = on');
    await client.query('GRANT USAGE ON SCHEMA results TO results_public');
    await client.query('ALTER ROLE results_public SET search_path = results');
    await client.query('ALTER ROLE results_public SET default_transaction_read_only = on');
    await client.query('CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION podium_queue');
    await client.query('ALTER ROLE podium_queue SET search_path = bullmq');
    await client.query('COMMIT');
    return epoch;
  } finally {
    await client.end();
  }
}

/** Remembers which secret this database was prepared with, by a value from which the secret does not follow. */
async function epochOf(client: pg.Client, secret: string, secretChanged: boolean): Promise<string> {
  await client.query('CREATE SCHEMA IF NOT EXISTS podium');
  await client.query(`CREATE TABLE IF NOT EXISTS podium.installation (
    one boolean PRIMARY KEY DEFAULT true CHECK (one), secret_fingerprint text NOT NULL, epoch text NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp())`);
  const fingerprint = derivedSecret(secret, 'fingerprint');
  const { rows } = await client.query<{ secret_fingerprint: string; epoch: string }>(
    'SELECT secret_fingerprint, epoch FROM podium.installation',
  );
  const [kept] = rows;
  if (kept?.secret_fingerprint === fingerprint) return kept.epoch;
  if (kept && !secretChanged) {
    throw new StartRefused(
      'PODIUM_SECRET is another one than this database was prepared with. Set the earlier one again. If it was changed on purpose, ' +
        'start once with PODIUM_SECRET_CHANGED=yes: everybody then signs in anew, and services apart get new credentials.',
    );
  }
  const epoch = randomBytes(16).toString('base64url');
  await client.query(
    `INSERT INTO podium.installation (secret_fingerprint, epoch) VALUES ($1, $2)
     ON CONFLICT (one) DO UPDATE SET secret_fingerprint = $1, epoch = $2, since = clock_timestamp()`,
    [fingerprint, epoch],
  );
  return epoch;
}
