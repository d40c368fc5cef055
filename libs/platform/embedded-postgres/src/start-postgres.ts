import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { ensureCluster, passwordOf, SUPERUSER } from './cluster.js';
import { removeHome, settleHome } from './data-home.js';
import { lockFolder, lockFolderSoon } from './folder-lock.js';
import { stopLeftover, stopServer } from './postmaster.js';
import { startServer } from './server.js';
import { serverUser } from './server-user.js';

export type PostgresOptions = {
  /** The folder that holds everything: the cluster, its log, the lock. Made when missing. */
  readonly dataDir: string;
  /** Default true: an acknowledged commit survives a power cut. False, for tests: faster, and lost with the machine. */
  readonly durable?: boolean;
  /** How long to wait for another process to give the folder back, in milliseconds; default 0, refused at once. */
  readonly patienceMs?: number;
};

export type Postgres = {
  /** The superuser's address of the database `postgres`, password included. Other databases: change the path. */
  readonly url: string;
  /** Stops the server and gives the folder back. Drain the application first: open sessions are cut. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Starts a PostgreSQL server on a data folder: the one from the npm package, else one found on the machine.
 * A server left behind by a killed process is stopped first. About 1 s on a new folder, 0.1 s afterwards.
 * @throws {DataFolderInUse} when another living process serves the folder
 * @throws {PostgresRefused} when there is nothing to start or it does not start; the message says what to do
 */
export async function startPostgres({ dataDir, durable = true, patienceMs = 0 }: PostgresOptions): Promise<Postgres> {
  const folder = resolve(dataDir);
  const { home, cluster } = settleHome(folder, serverUser, durable);
  const unlock = await lockFolderSoon(home, patienceMs);
  try {
    const user = serverUser(cluster);
    await stopLeftover(cluster);
    const binaries = findBinaries(user, home);
    await ensureCluster(cluster, binaries, user, durable);
    const password = passwordOf(cluster);
    const logFile = join(home, 'postgres.log');
    const server = await startServer({ binaries, cluster, user, durable, logFile });
    const pid = server.process.pid as number;

    // A process that ends without stop() must not leave its server behind; nothing can be awaited any more.
    const lastResort = () => void server.process.kill('SIGINT');
    process.once('exit', lastResort);
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      await stopServer(pid);
      process.removeListener('exit', lastResort);
      unlock();
    };
    return {
      url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${server.port}/postgres`,
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Stops what a dead process left running on a data folder and removes the folder with all its data.
 * @throws {DataFolderInUse} when a living process serves it
 */
export async function discardPostgres({ dataDir, durable = true }: PostgresOptions): Promise<void> {
  const folder = resolve(dataDir);
  const place = settleHome(folder, serverUser, durable);
  const unlock = lockFolder(place.home);
  try {
    await stopLeftover(place.cluster);
    removeHome(folder, place);
  } finally {
    unlock();
  }
}
