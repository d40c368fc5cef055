import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the key of the mailbox lies: beside the letters, so that emptying the mailbox leaves it. */
const FILE = 'mailbox-key';

/**
 * What whoever reads the mailbox must know; made at the first start and kept in the data folder. Where a request seems to come
 * from proves nothing: behind a proxy everybody seems to be this machine.
 */
export function mailboxKey(dataDir: string): string {
  const file = join(dataDir, FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  mkdirSync(dataDir, { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(24).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch {
    // Another process was first; its key counts.
  } finally {
    rmSync(own);
  }
  return readFileSync(file, 'utf8').trim();
}
