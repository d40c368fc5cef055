import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedSecret } from '@podium/platform-config';

/** Long enough to open a file, and for a viewer to ask for its pages; too short to be passed on. */
const LIVES_SECONDS = 300;

/**
 * Links that open one file for one person for a few minutes. They prove who asked for them, and no more: whoever answers them looks
 * again whether that person may see the file.
 */
export class FileLinks {
  private readonly key: string;

  /** @param secret  the service's own: no other service can make a link that this one answers */
  constructor(secret: string) {
    this.key = derivedSecret(secret, 'file-links');
  }

  /**
   * @param of  what is opened, as the address of the route names it
   * @returns what stands behind the address, and until when it is good
   */
  make(of: string, personId: string, now = Date.now()): { key: string; expiresAt: Date } {
    const until = Math.floor(now / 1000) + LIVES_SECONDS;
    return { key: `${personId}.${until}.${this.signature(of, personId, until)}`, expiresAt: new Date(until * 1000) };
  }

  /** @returns whom the link was made for; null for what was not made here for this, was changed, or is over */
  read(of: string, key: string, now = Date.now()): string | null {
    const [personId = '', until = '', signature = ''] = key.split('.');
    const expected = Buffer.from(this.signature(of, personId, Number(until)));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    return now < Number(until) * 1000 ? personId : null;
  }

  private signature(of: string, personId: string, until: number): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([of, personId, until]))
      .digest('base64url');
  }
}
