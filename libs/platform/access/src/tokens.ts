import { CodedError, ErrorCode } from '@podium/platform-graphql';
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

/**
 * A token was sent and is not good. Whoever sends one means to be somebody, so nothing runs as nobody instead; to sign in anew
 * or to renew a session, a client sends no token.
 */
export class TokenNotGood extends CodedError {
  constructor() {
    const text = {
      en: 'This token is not good, or not any more. Sign in anew, or renew the session; both without sending a token.',
      zhHant: '登入憑證無效或已過期。請重新登入，或在不附帶憑證的情況下續期。',
      zhHans: '登录凭证无效或已过期。请重新登录，或在不附带凭证的情况下续期。',
    };
    super(ErrorCode.unauthenticated, text, { token: 'NOT_GOOD' });
    this.name = 'TokenNotGood';
  }
}

const REMEMBERED = 20_000;
/** How long after a fetch an unknown key id is believed to be a forgery rather than news. */
const REFETCH_MS = 5_000;

/** Verifies tokens by JWKS, and remembers those verified until they expire: a signature costs a third of a millisecond. */
export class TokenVerifier {
  private readonly verified = new Map<string, { caller: Caller; expiresAt: number }>();
  private keys: JWTVerifyGetKey | undefined;
  private fetchedAt = 0;

  constructor(private readonly source: KeySource) {}

  /**
   * The caller, or null when no token was sent.
   * @throws {TokenNotGood} for one that is malformed, expired or not ours: the reasons are not told apart
   */
  async verify(authorization: string | undefined): Promise<Caller | null> {
    if (authorization === undefined || authorization.trim() === '') return null;
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
    if (!token) throw new TokenNotGood();
    const known = this.verified.get(token);
    if (known && known.expiresAt > Date.now()) return known.caller;
    try {
      const { payload } = await this.check(token);
      if (typeof payload.sub !== 'string' || typeof payload['sid'] !== 'string') throw new TokenNotGood();
      const caller = { personId: payload.sub, sessionId: payload['sid'] };
      if (this.verified.size >= REMEMBERED) this.verified.delete(this.verified.keys().next().value as string);
      this.verified.set(token, { caller, expiresAt: (payload.exp ?? 0) * 1000 });
      return caller;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new TokenNotGood();
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
