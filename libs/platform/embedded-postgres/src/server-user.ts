import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { PostgresRefused } from './errors.js';

/** Who runs the server; `undefined` means: whoever runs this process. */
export type ServerUser = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. Root lends it another user: the owner of an existing cluster, else `postgres`, else `nobody`.
 * @param cluster  the cluster's folder; need not exist
 */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(cluster);
  if (owner !== undefined && owner.uid !== 0) return owner;
  for (const name of ['postgres', 'nobody']) {
    const user = { uid: idOf(name, '-u'), gid: idOf(name, '-g') };
    if (user.uid && user.gid) return { uid: user.uid, gid: user.gid };
  }
  throw new PostgresRefused(
    'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". ' +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

function ownerOf(folder: string): ServerUser {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat && { uid: stat.uid, gid: stat.gid };
}

function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return undefined;
  }
}

/** Whether that user can walk into the folder. Asked of the system itself, so access lists and mounts count too. */
export function canReach(user: ServerUser, folder: string): boolean {
  if (user === undefined) return true;
  const asked = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...user, cwd: '/', stdio: 'ignore' });
  if (asked.error) {
    throw new PostgresRefused(
      `Could not act as user ${user.uid} (${asked.error.message}). Start as an ordinary user, or set DATABASE_URL.`,
    );
  }
  return asked.status === 0;
}
