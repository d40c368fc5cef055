import { createHash } from 'node:crypto';
import type { Sheet } from '../standing/types.js';
import { canonical } from './canonical.js';

/** SHA-256 (FIPS 180-4) of the UTF-8 bytes of the text, as 64 lower-case hexadecimal digits. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function sha256(...parts: Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** SHA-256 of the sheet's canonical JSON, in hexadecimal: what `sha256sum` says of the output of `canonical`. */
export const hashOf = (sheet: Sheet): string => sha256Hex(canonical(sheet));
