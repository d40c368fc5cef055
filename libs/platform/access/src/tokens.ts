import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

export const TOKEN_ISSUER = 'podium';
export const TOKEN_AUDIENCE = 'podium';

/** Who is asking: somebody signed in. */
export interface Caller {
  personId: string;
  sessionId: string;
}

/** Where the public keys come from: the accounts service in this process, or its JWKS address. */
export type KeySource = () => Promise<JSONWebKeySet>;

const REMEMBERED = 20_000;
/** How long after a fetch an unknown key id is believed to be a forgery rather than news. */
const REFETCH_MS = 5_000;

/** Verifies tokens by JWKS, and remembers those verified until they expire: a signature costs a third of a millisecond. */
export class TokenVerifier {
  private readonly verified = new Map<string, { caller: Caller; expiresAt: number }>();
  private keys: JWTVerifyGetKey | undefined;
  private fetchedAt = 0;

  constructor(private readonly source: KeySource) {}

  /** The caller, or null for a token that is absent, malformed, expired or not ours: the reasons are not told apart. */
  async verify(authorization: string | undefined): Promise<Caller | null> {
    const token = authorization?.match(/^Bearer ([\w.-]+)$/i)?.[1];
    if (!token) return null;
    const known = this.verified.get(token);
    if (known && known.expiresAt > Date.now()) return known.caller;
    try {
      const { payload } = await this.check(token);
      if (typeof payload.sub !== 'string' || typeof payload['sid'] !== 'string') return null;
      const caller = { personId: payload.sub, sessionId: payload['sid'] };
      if (this.verified.size >= REMEMBERED) this.verified.delete(this.verified.keys().next().value as string);
      this.verified.set(token, { caller, expiresAt: (payload.exp ?? 0) * 1000 });
      return caller;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  private async check(token: string) {
    const options = { issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE, algorithms: ['EdDSA'], requiredClaims: ['exp'] };
    try {
      return await jwtVerify(token, await this.keySet(), options);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() - this.fetchedAt < REFETCH_MS) throw error;
      this.keys = undefined;
      return jwtVerify(token, await this.keySet(), options);
    }
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    if (!this.keys) {
      this.keys = createLocalJWKSet(await this.source());
      this.fetchedAt = Date.now();
    }
    return this.keys;
  }
}

/** The keys at an address, for services that run apart from accounts. */
export function remoteKeys(url: string): KeySource {
  return async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    if (!response.ok) throw new Error(`the key set answered ${response.status}`);
    return (await response.json()) as JSONWebKeySet;
  };
}
