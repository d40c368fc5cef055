import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { passwordOf, SUPERUSER } from './cluster.js';
import { settleHome } from './data-home.js';
import { readPidFile } from './postmaster.js';
import { lifeOf } from './processes.js';
import { serverUser } from './server-user.js';

/**
 * The superuser's address of the server that a running Podium has on this data folder; undefined when none runs. Nothing is
 * started, stopped or locked.
 */
export function runningPostgres(dataDir: string): string | undefined {
  const folder = resolve(dataDir);
  if (!existsSync(folder)) return undefined;
  const { cluster } = settleHome(folder, serverUser, true);
  const server = readPidFile(cluster);
  if (!server?.ready || lifeOf(server.pid) === undefined) return undefined;
  return `postgresql://${SUPERUSER}:${passwordOf(cluster)}@127.0.0.1:${server.port}/postgres`;
}
