import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVICES } from '@podium/platform-database';
import { Redis } from 'ioredis';
import { TEST_SECRET } from '../installation.js';
import { throwAwayDatabase } from '../throw-away-database.js';
import { freePorts } from './free-port.js';
import { ServerProcess } from './server-process.js';
import type { WayToRun } from './ways-to-run.js';

export interface RunningPodium {
  /** The public address, without a slash at the end. */
  readonly url: string;
  /** Where letters are read: here, unless a test has a mail server of its own. */
  readonly mailboxUrl: string;
  /** The superuser's address of its database. */
  readonly databaseUrl: string;
  readonly dataDir: string;
  /** By name: `podium`, or each service and `gateway`. */
  readonly processes: ReadonlyMap<string, ServerProcess>;
  /** Addresses of health and metrics by the process's name. */
  readonly addresses: ReadonlyMap<string, string>;
  /** `kill -9` of one process; resolves once it is gone. */
  kill(name: string): Promise<void>;
  /** Starts a process that was killed, on the same address and data, and waits until it is ready. */
  restart(name: string): Promise<void>;
  /** Everything that all processes have written. */
  output(): string;
  /** Asks every process to end, and gives their exit codes; null for one that had to be killed. */
  stop(): Promise<Record<string, number | null>>;
  /** Stops everything and removes the data; whatever does not stop is killed. */
  close(): Promise<void>;
}

export interface RunningOptions {
  /** Address of a database that lives longer than this Podium; absent: a throw-away one of the test run's server. */
  databaseUrl?: string;
  env?: Record<string, string>;
}

const STOPS_WITHIN_MS = 30_000;
/** What every process of a test shows its metrics for. */
export const METRICS_TOKEN = 'whoever reads metrics knows this';
// Seasons act as many people from one machine; connections are shared with every other suite of the run.
const SETTINGS = { HOST: '127.0.0.1', LOG_LEVEL: 'info', DATABASE_POOL: '6', METRICS_TOKEN };

/** Starts Podium from the compiled build, as child processes on throw-away data, and waits until it is ready. */
export async function startPodium(
  { way, redisUrl }: WayToRun,
  { databaseUrl: given, env = {} }: RunningOptions = {},
): Promise<RunningPodium> {
  const database = given === undefined ? await throwAwayDatabase() : { url: given, drop: async () => undefined };
  const dataDir = await mkdtemp(join(tmpdir(), 'podium-running-'));
  if (redisUrl !== undefined) await emptied(redisUrl);
  const shared = {
    ...SETTINGS,
    PODIUM_DATA_DIR: dataDir,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    ...env,
  };
  // Apart, the migrating job alone holds these.
  const root = { DATABASE_URL: database.url, PODIUM_SECRET: TEST_SECRET };
  const names = way === 'one process' ? ['podium'] : [...SERVICES, 'gateway'];
  const ports = await freePorts(names.length);
  const addresses = new Map(names.map((name, at) => [name, `http://127.0.0.1:${ports[at]}`]));
  const serviceAddresses = Object.fromEntries(
    SERVICES.flatMap((name) => (addresses.has(name) ? [[`${name.toUpperCase()}_URL`, addresses.get(name)]] : [])),
  ) as Record<string, string>;
  const processes = new Map(
    names.map((name, at) => {
      const settings = {
        ...shared,
        ...(way === 'one process' ? root : serviceAddresses),
        PORT: String(ports[at]),
      };
      return [name, new ServerProcess(name, { script: `apps/${name}/dist/main.js`, env: settings })];
    }),
  );
  const the = (name: string) => processes.get(name) as ServerProcess;
  const ready = (name: string) => the(name).untilReady(`${addresses.get(name)}/health/ready`);
  const stop = async () =>
    Object.fromEntries(
      await Promise.all([...processes].map(async ([name, each]) => [name, await stopped(each)] as const)),
    );
  const close = async () => {
    await stop();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const front = way === 'one process' ? 'podium' : 'gateway';
  try {
    if (way !== 'one process') await migrated({ ...shared, ...root });
    for (const name of names) the(name).start();
    await Promise.all(names.map(ready));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: addresses.get(front) as string,
    mailboxUrl: addresses.get(front) as string,
    databaseUrl: database.url,
    dataDir,
    processes,
    addresses,
    kill: async (name) => void (await the(name).end('SIGKILL')),
    async restart(name) {
      the(name).start();
      await ready(name);
    },
    output: () => [...processes.values()].map(({ output }) => output).join('\n'),
    stop,
    close,
  };
}

/** The migrating job: brings the database up to date and writes the credentials that the processes find in the data folder. */
async function migrated(env: Record<string, string>): Promise<void> {
  const job = new ServerProcess('migrate', { script: 'apps/podium/dist/migrate.js', env });
  job.start();
  if ((await job.ended()) !== 0) throw new Error(`the migrating job failed:\n${job.output.slice(-3000)}`);
}

async function stopped(each: ServerProcess): Promise<number | null> {
  const killer = setTimeout(() => void each.end('SIGKILL'), STOPS_WITHIN_MS);
  return each.end('SIGTERM').finally(() => clearTimeout(killer));
}

async function emptied(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushdb().finally(() => redis.disconnect());
}
