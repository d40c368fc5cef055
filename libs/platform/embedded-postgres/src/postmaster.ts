import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PostgresRefused } from './errors.js';
import { commandLineOf, gone, lifeOf } from './processes.js';

/** The lines of `postmaster.pid` that matter here; see "Server File Locations" in PostgreSQL's src/include/utils/pidfile.h. */
export type PidFile = { readonly pid: number; readonly port: number; readonly ready: boolean };

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Stops the server that an earlier process of ours left running on this cluster, if one did.
 * The caller holds the folder's lock, so whatever still runs here has lost its application.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const left = readPidFile(cluster);
  if (left === undefined) return;
  if (lifeOf(left.pid) !== undefined) {
    const command = commandLineOf(left.pid);
    if (command === undefined) {
      throw new PostgresRefused(
        `Process ${left.pid}, named in ${cluster}/postmaster.pid, cannot be looked at; stop it first.`,
      );
    }
    if (serves(command, cluster)) await stopServer(left.pid);
  }
  // A number used again by a stranger would make PostgreSQL refuse to start.
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

function serves(command: string, cluster: string): boolean {
  return /(^|\/)postgres /.test(command) && `${command} `.includes(` -D ${cluster} `);
}

/** SIGINT: no new sessions, running statements are broken off, everything acknowledged is kept. Then ever harder. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, withinMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await gone(pid, withinMs)) return;
  }
  throw new PostgresRefused(`The PostgreSQL server, process ${pid}, could not be stopped.`);
}
