import { z } from 'zod';

const LONGEST = 254;
const address = z.email();

/**
 * Reads an e-mail address. The domain is put in small letters; the part before `@` is kept as written.
 * @returns null when it is no address that mail can be sent to
 */
export function readEmail(text: string): string | null {
  const written = text.trim();
  if (written.length > LONGEST || !address.safeParse(written).success) return null;
  const at = written.lastIndexOf('@');
  return at > 64 ? null : written.slice(0, at) + written.slice(at).toLowerCase();
}
