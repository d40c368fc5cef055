import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './refused.js';

/**
 * The installation's secret: the setting, else the one kept with the data, made at the first start.
 * Two processes that start together agree on one: a hard link is made only when none is there yet.
 * @throws {StartRefused} when the data folder cannot be made, written or read
 */
export function installationSecret(settings: { PODIUM_SECRET?: string | undefined; PODIUM_DATA_DIR: string }): string {
  if (settings.PODIUM_SECRET) return settings.PODIUM_SECRET;
  const file = join(settings.PODIUM_DATA_DIR, 'secret');
  try {
    return kept(file) ?? made(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefused(
      `The data folder ${settings.PODIUM_DATA_DIR} cannot be used (${code}): ${REASONS[code ?? ''] ?? 'look at it'}. ` +
        'PODIUM_DATA_DIR names another one.',
    );
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'it belongs to another user',
  EPERM: 'it belongs to another user',
  EROFS: 'it lies on something that cannot be written',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOENT: 'nothing can be made there',
};

function kept(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function made(file: string): string {
  mkdirSync(join(file, '..'), { recursive: true });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    // Another process was first; its secret counts.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own);
  }
  return readFileSync(file, 'utf8');
}

/** A secret for one purpose, derived so that knowing it tells nothing of the others. Base64url, 256 bits. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}
