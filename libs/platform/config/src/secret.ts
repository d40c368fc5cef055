import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The installation's secret: the setting, else the one kept with the data, made at the first start.
 * Two processes that start together agree on one: a hard link is made only when none is there yet.
 */
export function installationSecret(settings: { PODIUM_SECRET?: string | undefined; PODIUM_DATA_DIR: string }): string {
  if (settings.PODIUM_SECRET) return settings.PODIUM_SECRET;
  mkdirSync(settings.PODIUM_DATA_DIR, { recursive: true });
  const file = join(settings.PODIUM_DATA_DIR, 'secret');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const own = `${file}.${process.pid}`;
    writeFileSync(own, randomBytes(48).toString('base64url'), { mode: 0o600 });
    try {
      linkSync(own, file);
    } catch {
      // Another process was first; its secret counts.
    }
    rmSync(own);
    return readFileSync(file, 'utf8');
  }
}

/** A secret for one purpose, derived so that knowing it tells nothing of the others. Base64url, 256 bits. */
export function derivedSecret(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}
