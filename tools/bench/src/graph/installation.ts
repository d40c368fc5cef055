import { mailboxKey } from '@podium/platform-config';
import { startPostgres, discardPostgres } from '@podium/platform-embedded-postgres';
import { Graph, Person } from '@podium/season';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startChild, type Child } from '../process/child.js';

/** Podium in a process of its own on a PostgreSQL of its own, both gone when it is closed. */
export interface Installation {
  server: Child;
  urls: { gateway: string; unfederated: string };
  /** The superuser's connection to Podium's database. */
  db: pg.Client;
  databaseUrl: string;
  graph: Graph;
  /** Somebody with a mailbox of theirs. */
  person(email: string): Person;
  close(): Promise<void>;
}

export const ADMINISTRATOR = 'administrator@podium.example';
const DATABASE = 'podium';

export async function startInstallation(): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'podium-bench-'));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const databaseUrl = await startDatabase(join(dataDir, 'postgres'), undo);
    const server = startServer(dataDir, databaseUrl);
    undo.push(() => server.stop());
    const urls = await server.ask<Installation['urls']>('urls');
    const db = new pg.Client({ connectionString: databaseUrl });
    await db.connect();
    undo.push(() => db.end());
    const graph = new Graph(urls.gateway, urls.gateway, mailboxKey(dataDir));
    undo.push(() => graph.close());
    let clients = 0;
    const person = (email: string) => new Person(graph, email, `10.0.0.${++clients}`, 'bench');
    return { server, urls, db, databaseUrl, graph, person, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Podium on a database, in a process of its own. */
export function startServer(dataDir: string, databaseUrl: string): Child {
  return startChild('server/podium.js', {
    PODIUM_DATA_DIR: dataDir,
    PODIUM_SECRET: 'the secret of an installation that is only measured',
    DATABASE_URL: databaseUrl,
    PODIUM_ADMINISTRATOR: ADMINISTRATOR,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: 'error',
    // One machine asks in the name of everybody.
    REQUESTS_PER_CLIENT_PER_SECOND: '0',
    NEW_OPERATIONS_PER_CLIENT_PER_SECOND: '0',
    TOKEN_MINUTES: '600',
    // One person uploads for everybody, several times.
    UPLOADS_PER_PERSON_PER_DAY_BYTES: '100000000000',
  });
}

/** A durable server, as `npm start` has it, that also remembers when each transaction was committed. */
export async function startDatabase(dataDir: string, undo: (() => Promise<unknown> | void)[]): Promise<string> {
  undo.push(() => discardPostgres({ dataDir }));
  const first = await startPostgres({ dataDir });
  await once(first.url, 'ALTER SYSTEM SET track_commit_timestamp = on');
  await first.stop();
  const { url, stop } = await startPostgres({ dataDir });
  undo.push(stop);
  await once(url, `CREATE DATABASE ${DATABASE}`);
  const address = new URL(url);
  address.pathname = `/${DATABASE}`;
  return address.href;
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
