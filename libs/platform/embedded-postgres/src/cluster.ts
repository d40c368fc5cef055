import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { PostgresRefused } from './errors.js';
import type { ServerUser } from './server-user.js';

/** The name of the role that `initdb` makes; it may do everything. */
export const SUPERUSER = 'postgres';

const PASSWORD_FILE = 'podium-password';

/** Nothing of the caller's locale, PG* or LD_* settings reaches the server. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes a new cluster unless there is one. It is made under another name and moved into place when whole, so that an
 * interrupted first start leaves no half cluster behind.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  user: ServerUser,
  durable: boolean,
): Promise<void> {
  removeUnfinished(cluster);
  if (existsSync(join(cluster, 'PG_VERSION'))) return refuseOtherMajor(cluster, binaries);
  const unfinished = `${cluster}.${randomUUID()}.unfinished`;
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (user) [unfinished, passwordFile].forEach((path) => chownSync(path, user.uid, user.gid));
  try {
    await initdb(binaries, user, [
      ...['-D', unfinished, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '-E', 'UTF8'],
      ...localeFlags(binaries.major),
      ...(durable ? [] : ['--no-sync']),
    ]);
    renameSync(passwordFile, join(unfinished, PASSWORD_FILE));
    renameSync(unfinished, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Byte order for sorting, Unicode for what a letter is: with `lc_ctype=C`, pg_trgm finds no trigrams in Chinese. */
function localeFlags(major: number): string[] {
  const flags = ['--locale=C', '--lc-ctype=C.UTF-8'];
  return major >= 17 ? [...flags, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : flags;
}

function initdb(binaries: Binaries, user: ServerUser, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(binaries.bin, 'initdb'), args, { ...user, cwd: '/', env: SERVER_ENVIRONMENT });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', (error) => reject(new PostgresRefused(`initdb could not be run: ${error.message}`)));
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new PostgresRefused(`initdb failed (${code}):\n${said.trim().slice(-2000)}`)),
    );
  });
}

function removeUnfinished(cluster: string): void {
  const [folder, name] = [join(cluster, '..'), cluster.slice(cluster.lastIndexOf('/') + 1)];
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith(`${name}.`) && entry.includes('.unfinished')) {
      rmSync(join(folder, entry), { recursive: true, force: true });
    }
  }
}

function refuseOtherMajor(cluster: string, binaries: Binaries): void {
  const made = readIn(cluster, 'PG_VERSION').trim();
  if (Number(made) === binaries.major) return;
  throw new PostgresRefused(
    `The data in ${cluster} were written by PostgreSQL ${made}; the one found here is ${binaries.major}. ` +
      'Upgrade them with pg_upgrade, or start with another data folder.',
  );
}

/** The superuser's password, which only the server's user and root can read. */
export function passwordOf(cluster: string): string {
  return readIn(cluster, PASSWORD_FILE).trim();
}

function readIn(cluster: string, file: string): string {
  try {
    return readFileSync(join(cluster, file), 'utf8');
  } catch (error) {
    throw new PostgresRefused(
      `Cannot read ${join(cluster, file)} (${(error as NodeJS.ErrnoException).code}). ` +
        'The data may belong to another user: start as that one, or with another data folder.',
    );
  }
}
