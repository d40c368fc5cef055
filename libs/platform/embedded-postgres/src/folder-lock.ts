import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DataFolderInUse, PostgresRefused } from './errors.js';
import { lifeOf } from './processes.js';

/**
 * Takes the data folder as `lockFolder` does, but lets a holder that is about to end do so first.
 * @param patienceMs  how long to wait before refusing
 */
export async function lockFolderSoon(dataDir: string, patienceMs: number): Promise<() => void> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return lockFolder(dataDir);
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || Date.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * Takes the data folder for this process, or refuses. Node has no flock, so the lock is a file that names its holder and
 * the holder's life; a lock whose holder is dead (kill -9, power cut) is taken over.
 * @returns a function that gives the folder back
 * @throws {DataFolderInUse} when a living process, this one included, holds it
 */
export function lockFolder(dataDir: string): () => void {
  const lock = join(dataDir, 'in-use');
  const mine = join(dataDir, `in-use.${process.pid}.${randomUUID()}`);
  const claim = JSON.stringify({ pid: process.pid, life: lifeOf(process.pid), claim: randomUUID() });
  write(mine, claim);
  try {
    for (;;) {
      // A hard link appears with its whole content or not at all, and fails when the name is taken.
      if (linked(mine, lock)) return () => release(lock, claim);
      const held = contentOf(lock);
      if (held === undefined) continue;
      const holder = holderIn(held);
      if (holder !== undefined) throw new DataFolderInUse(dataDir, holder);
      removeStale(lock, held);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function write(file: string, content: string): void {
  try {
    writeFileSync(file, content, { mode: 0o644 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new PostgresRefused(
      `The data folder ${dirname(file)} cannot be written (${code}). ` +
        'Start as the user it belongs to, or with another data folder.',
    );
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The process number of the living holder, if there is one. */
function holderIn(content: string): number | undefined {
  try {
    const { pid, life } = JSON.parse(content) as { pid: number; life: string };
    return lifeOf(pid) === life ? pid : undefined;
  } catch {
    return undefined; // Cut off by a power failure: its writer is gone.
  }
}

/** Two starts may both find the same stale lock: whoever moved a fresh one aside by mistake puts it back. */
function removeStale(lock: string, judged: string): void {
  const aside = `${lock}.stale.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (contentOf(aside) !== judged) linked(aside, lock);
  rmSync(aside, { force: true });
}

function release(lock: string, claim: string): void {
  if (contentOf(lock) === claim) rmSync(lock, { force: true });
}
