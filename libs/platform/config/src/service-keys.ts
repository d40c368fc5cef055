import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { SERVICES, type ServiceName } from '@podium/contracts';
import { derivedSecret } from './secret.js';

/** Whoever speaks inside an installation. */
export type Party = ServiceName | 'gateway';

const PARTIES: readonly Party[] = [...SERVICES, 'gateway'];

/**
 * What one party is given of the installation's secret: a secret of its own, and for each other party a key for each direction.
 * From it follows nothing that two others have between them, so whoever takes over one service can speak for that one alone.
 */
export interface KeyMaterial {
  name: Party;
  own: string;
  to: Partial<Record<Party, string>>;
  from: Partial<Record<Party, string>>;
}

/**
 * Derives one party's keys; only whoever migrates knows the secret that this needs.
 * @param epoch  changes whenever the installation's secret does, so that a secret that comes back brings nothing old to life
 */
export function keyMaterial(secret: string, name: Party, epoch = ''): KeyMaterial {
  const keys = (purposeOf: (other: Party) => string) =>
    Object.fromEntries(PARTIES.map((other) => [other, derivedSecret(secret, purposeOf(other))])) as Record<
      Party,
      string
    >;
  return {
    name,
    own: derivedSecret(secret, `service:${name}:${epoch}`),
    to: keys((other) => `pair:${name}>${other}`),
    from: keys((other) => `pair:${other}>${name}`),
  };
}

/** A sealed text that was not sealed for here by whom it should be, or was changed since. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Proves, between the parties of one installation, who said something. Two parties share a key for each direction; neither a third
 * service nor whoever can write into the shared queue has it. A few microseconds each.
 */
export class ServiceKeys {
  private readonly derived = new Map<string, string>();

  constructor(private readonly material: KeyMaterial) {}

  get name(): Party {
    return this.material.name;
  }

  /** What this party's own secrets are derived from; see `derivedSecret`. */
  get secret(): string {
    return this.material.own;
  }

  /**
   * Signs a text for one listener. Sign what travels as it travels: jsonb gives objects back with their keys in another order.
   * @returns base64url, 43 characters
   */
  sign(to: Party, text: string): string {
    return createHmac('sha256', this.key('to', to, 'sign'))
      .update(text)
      .digest('base64url');
  }

  /** Whether `from` signed this text for this party. False for whatever is not even a signature. */
  verify(from: Party, text: string, signature: unknown): boolean {
    if (typeof signature !== 'string') return false;
    return same(
      signature,
      createHmac('sha256', this.key('from', from, 'sign'))
        .update(text)
        .digest('base64url'),
    );
  }

  /**
   * The key with which `from` signs for `to`, for code that is handed keys instead of this object; one of the two is this party.
   * @throws when it is neither
   */
  signingKey(from: Party, to: Party): string {
    if (from === this.name) return this.key('to', to, 'sign');
    if (to === this.name) return this.key('from', from, 'sign');
    throw new Error(`${this.name} has no part in what ${from} tells ${to}`);
  }

  /** What proves in a request that this party asks `to`; constant, so that nothing has to be computed for each request. */
  token(to: Party): string {
    return this.key('to', to, 'token');
  }

  /** Whether a request carries the token of `from` for this party. */
  isFrom(from: Party, token: unknown): boolean {
    return typeof token === 'string' && same(token, this.key('from', from, 'token'));
  }

  /** Seals a text so that only `to` reads it, which may be this party itself. AES-256-GCM. @returns base64url */
  seal(to: Party, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey('to', to), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** @throws {SealBroken} when `from` did not seal this for this party */
  open(from: Party, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.sealKey('from', from), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      throw new SealBroken(`this was not sealed by ${from} for ${this.name}`);
    }
  }

  private sealKey(direction: 'to' | 'from', other: Party): Buffer {
    return Buffer.from(this.key(direction, other, 'seal'), 'base64url');
  }

  /** A key for each use: a signature must never double as a token. */
  private key(direction: 'to' | 'from', other: Party, use: 'sign' | 'token' | 'seal'): string {
    const name = `${direction}:${other}:${use}`;
    let key = this.derived.get(name);
    if (key === undefined) {
      const pair = this.material[direction][other];
      if (pair === undefined) throw new Error(`${this.name} was given no key that it shares with ${other}`);
      key = derivedSecret(pair, use);
      this.derived.set(name, key);
    }
    return key;
  }
}

function same(given: string, wanted: string): boolean {
  // Digests have one length, which timingSafeEqual asks for, and give away nothing of the secret's.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
