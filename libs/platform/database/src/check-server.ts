import { StartRefused } from '@podium/platform-config';
import pg from 'pg';

const OLDEST_MAJOR = 15;
const ANSWERS_WITHIN_MS = 10_000;

interface Server {
  version: number;
  text: string;
  encoding: string;
  mayPrepare: boolean;
}

/**
 * Looks, before anything is changed, whether this PostgreSQL is one that Podium can use.
 * @param setting  the variable that its address came from, to be named
 * @param asks     'prepare': the login must be able to make roles and schemas
 * @throws {StartRefused} that says in a sentence what is wrong; no password is in it
 */
export async function checkServer(url: string, setting: string, asks: 'prepare' | 'work'): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWERS_WITHIN_MS });
  client.on('error', () => undefined);
  let server: Server | undefined;
  try {
    await client.connect();
    const { rows } = await client.query<Server>(`
      SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_version') AS text,
        current_setting('server_encoding') AS encoding,
        (SELECT (rolsuper OR rolcreaterole) AND has_database_privilege(oid, current_database(), 'CREATE')
           FROM pg_roles WHERE rolname = current_user) AS "mayPrepare"`);
    server = rows[0];
  } catch (error) {
    throw new StartRefused(`${whyNot(error, new URL(url))} See ${setting}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
  if (!server || server.version < OLDEST_MAJOR) {
    throw new StartRefused(
      `The server in ${setting} is PostgreSQL ${server?.text}; Podium needs ${OLDEST_MAJOR} or newer.`,
    );
  }
  if (server.encoding !== 'UTF8') {
    throw new StartRefused(`The database in ${setting} has the encoding ${server.encoding}; Podium needs UTF8.`);
  }
  if (asks === 'prepare' && !server.mayPrepare) {
    throw new StartRefused(
      `The user in ${setting} may not create roles and schemas in this database; Podium makes a login for each service with it.`,
    );
  }
}

function whyNot(error: unknown, { hostname, port, username, pathname }: URL): string {
  const { code = '', message } = error as { code?: string; message: string };
  const where = `${hostname}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  if (code === '28P01') return `PostgreSQL at ${where} refuses the password of the user "${username}".`;
  if (code === '28000') return `PostgreSQL at ${where} does not let the user "${username}" in: ${message}.`;
  if (code === '3D000') return `PostgreSQL at ${where} has no database "${database}".`;
  if (code === '53300') return `PostgreSQL at ${where} takes no more connections.`;
  if (code === '57P03') return `PostgreSQL at ${where} is starting up or shutting down.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no host "${hostname}" to find PostgreSQL on.`;
  if (code.startsWith('E')) return `Nobody answers as PostgreSQL at ${where} (${code}).`;
  return `PostgreSQL at ${where} cannot be used: ${message}.`;
}
