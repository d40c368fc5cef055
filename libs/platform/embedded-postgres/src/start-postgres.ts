import { join, resolve } from 'node:path';
import { findBinaries } from './binaries.js';
import { ensureCluster, passwordOf, SUPERUSER } from './cluster.js';
import { removeHome, settleHome } from './data-home.js';
import { lockFolder, lockFolderSoon } from './folder-lock.js';
import { guard } from './guard.js';
import { stopLeftover, stopServer } from './postmaster.js';
import { startServer } from './server.js';
import { boundLog } from './server-log.js';
import { serverUser } from './server-user.js';

export type PostgresOptions = {
  /** The folder that holds everything: the cluster, its log, the lock. Made when missing. */
  readonly dataDir: string;
  /** Default true: an acknowledged commit survives a power cut. False, for tests: faster, and lost with the machine. */
  readonly durable?: boolean;
  /** A folder with the programs of a PostgreSQL to use; absent: the embedded one, else one found on the machine. */
  readonly bin?: string | undefined;
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
 * A server left behind by a killed process is stopped first, and one that ends by itself is started again, on the same port. About 1 s on
 * a new folder, 0.1 s afterwards.
 * @throws {DataFolderInUse} when another living process serves the folder
 * @throws {PostgresRefused} when there is nothing to start or it does not start; the message says what to do
 */
export async function startPostgres({
  dataDir,
  durable = true,
  patienceMs = 0,
  bin,
}: PostgresOptions): Promise<Postgres> {
  const folder = resolve(dataDir);
  const { home, cluster } = settleHome(folder, serverUser, durable);
  const unlock = await lockFolderSoon(home, patienceMs);
  try {
    const user = serverUser(cluster);
    await stopLeftover(cluster);
    const binaries = findBinaries(user, home, bin);
    await ensureCluster(cluster, binaries, user, durable);
    const password = passwordOf(cluster);
    const logFile = join(home, 'postgres.log');
    const options = { binaries, cluster, user, durable, logFile };
    const first = await startServer(options);
    const { port } = first;
    let stopping: Promise<void> | undefined;
    const again = async () => {
      await stopLeftover(cluster);
      return startServer({ ...options, port, givenUp: () => stopping !== undefined });
    };
    const guarded = guard(first, again, (sentence) => void process.stderr.write(`Podium: ${sentence}\n`));
    const endBounding = boundLog(logFile);

    // A process that ends without stop() must not leave its server behind; nothing can be awaited any more.
    const lastResort = () => void guarded.server.process.kill('SIGINT');
    process.once('exit', lastResort);
    const stop = async () => {
      await guarded.letGo();
      endBounding();
      await stopServer(guarded.server.process.pid as number);
      await stopLeftover(cluster);
      process.removeListener('exit', lastResort);
      unlock();
    };
    return {
      url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
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
