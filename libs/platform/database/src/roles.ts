import { SERVICES, type ServiceName } from '@podium/contracts';
import { derivedSecret } from '@podium/platform-config';
import pg from 'pg';

/** Logins besides one per service. `results_public` reads released results only; `auditor` reads everything and writes nothing. */
export const OTHER_LOGINS = ['podium_queue', 'results_public', 'auditor'] as const;
export type Login = `podium_${ServiceName}` | (typeof OTHER_LOGINS)[number];

/** The address of the same database for one login. Its password follows from the installation's secret. */
export function loginUrl(databaseUrl: string, login: Login, secret: string): string {
  const url = new URL(databaseUrl);
  url.username = login;
  url.password = derivedSecret(secret, `login:${login}`);
  return url.href;
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
 */
export async function prepareCluster(databaseUrl: string, secret: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prepare(databaseUrl, secret);
    } catch (error) {
      if (attempt === 8 || !MET_ANOTHER.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * attempt));
    }
  }
}

async function prepare(databaseUrl: string, secret: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [PREPARING]);
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
  } finally {
    await client.end();
  }
}
