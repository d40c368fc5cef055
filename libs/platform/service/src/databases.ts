import type { Credentials, Settings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import type { ServiceDefinition } from './definition.js';

/** Connections for the relay, listeners and whatever else nobody waits for: they must not take those of people who do. */
const BACKGROUND_POOL = 4;
const BACKGROUND_STATEMENT_MS = 300_000;

/** One service's pools; a pool connects when it is first asked. */
export interface Databases {
  database: Database;
  /** For work that nobody waits for. */
  background: Database;
  /** For the login that reads released results only; null for services that have none. */
  publicDatabase: Database | null;
  close(): Promise<void>;
}

/** Opens the pools of one service's logins. */
export function databasesOf(
  { name, transactionSettings = {} }: ServiceDefinition,
  { settings, credentials }: { settings: Settings; credentials: Credentials },
  onError: (error: Error) => void,
): Databases {
  const open = (url: string | undefined, max: number, statementMs?: number) => {
    if (url === undefined) throw new Error(`the credentials of ${name} hold no login`);
    return new Database(url, {
      max,
      name: decodeURIComponent(new URL(url).username),
      onError,
      settings: transactionSettings,
      ...(statementMs === undefined ? {} : { statementMs }),
    });
  };
  const database = open(credentials.databaseUrl, settings.DATABASE_POOL);
  const background = open(credentials.databaseUrl, BACKGROUND_POOL, BACKGROUND_STATEMENT_MS);
  const publicDatabase = credentials.readerUrl ? open(credentials.readerUrl, settings.DATABASE_POOL) : null;
  const close = async () =>
    void (await Promise.all([database, background, publicDatabase].map((each) => each?.close())));
  return { database, background, publicDatabase, close };
}
