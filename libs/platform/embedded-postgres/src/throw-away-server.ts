import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUse } from './errors.js';
import { discardPostgres, startPostgres, type Postgres } from './start-postgres.js';

const FOLDER = /^podium-test-postgres-(\d+)-/;

/**
 * Starts the throw-away server of one test run, not durable, in a folder of its own that goes with it.
 * @param bin  as in `startPostgres`
 */
export async function startThrowAwayServer(bin?: string): Promise<Postgres> {
  const dataDir = mkdtempSync(join(tmpdir(), `podium-test-postgres-${process.pid}-`));
  const server = await startPostgres({ dataDir, durable: false, bin });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await discardPostgres({ dataDir, durable: false });
    },
  };
}

/**
 * Stops and removes the servers of test runs that were killed.
 * @returns the folders that were removed
 */
export async function removeAbandonedServers(): Promise<string[]> {
  const removed: string[] = [];
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(FOLDER.exec(name)?.[1]);
    if (!owner || lives(owner)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      await discardPostgres({ dataDir, durable: false });
      removed.push(dataDir);
    } catch (error) {
      // Another run is removing it, or it belongs to another user.
      const { code } = error as NodeJS.ErrnoException;
      if (!(error instanceof DataFolderInUse) && code !== 'EACCES' && code !== 'EPERM') throw error;
    }
  }
  return removed;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
