import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { TOKEN_AUDIENCE, TOKEN_ISSUER } from '@podium/platform-access';
import { derivedSecret, type Settings } from '@podium/platform-config';
import { Database } from '@podium/platform-database';
import { SECRET, SETTINGS } from '@podium/platform-service';
import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JSONWebKeySet,
  type JWK,
} from 'jose';

interface KeyRow {
  kid: string;
  publicJwk: JWK;
  privateSealed: string;
}

/** The key pair that signs tokens (Ed25519). Made once, kept with the data, its private half sealed with the installation's secret. */
@Injectable()
export class SigningKeys {
  private readonly seal: Buffer;
  private current: Promise<{ kid: string; key: CryptoKey }> | undefined;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(SECRET) secret: string,
  ) {
    this.seal = createHash('sha256').update(derivedSecret(secret, 'signing-key')).digest();
  }

  /** A token for this session, and when it stops being one. */
  async token(personId: string, sessionId: string): Promise<{ token: string; expiresAt: Date }> {
    const { kid, key } = await this.loaded();
    const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + this.settings.TOKEN_MINUTES * 60_000);
    const token = await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA', kid })
      .setIssuer(TOKEN_ISSUER)
      .setAudience(TOKEN_AUDIENCE)
      .setSubject(personId)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(key);
    return { token, expiresAt };
  }

  /** The public keys, for everybody who verifies. */
  async keySet(): Promise<JSONWebKeySet> {
    await this.loaded();
    const rows = await this.database.query<Pick<KeyRow, 'kid' | 'publicJwk'>>(
      'SELECT kid, public_jwk AS "publicJwk" FROM signing_key ORDER BY made_at DESC',
    );
    return { keys: rows.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' })) };
  }

  /** Loaded once; a failure is not remembered. */
  private loaded(): Promise<{ kid: string; key: CryptoKey }> {
    return (this.current ??= this.load().catch((error: unknown) => {
      this.current = undefined;
      throw error;
    }));
  }

  private load(): Promise<{ kid: string; key: CryptoKey }> {
    return this.database.transaction(async (tx) => {
      // Two replicas that start together must not each make one.
      await tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('signing key', 0))`);
      const [kept] = await tx.query<Pick<KeyRow, 'kid' | 'privateSealed'>>(
        'SELECT kid, private_jwk_sealed AS "privateSealed" FROM signing_key ORDER BY made_at DESC LIMIT 1',
      );
      const key = kept && this.opened(kept.privateSealed);
      if (kept && key) return { kid: kept.kid, key: (await importJWK(JSON.parse(key), 'EdDSA')) as CryptoKey };
      // Sealed with another secret: the installation's was changed, and what the old key signed counts no more.
      await tx.execute('DELETE FROM signing_key');
      const pair = await generateKeyPair('EdDSA', { extractable: true });
      const publicJwk = await exportJWK(pair.publicKey);
      const kid = await calculateJwkThumbprint(publicJwk);
      await tx.execute('INSERT INTO signing_key (kid, public_jwk, private_jwk_sealed) VALUES ($1, $2, $3)', [
        kid,
        JSON.stringify(publicJwk),
        this.sealed(JSON.stringify(await exportJWK(pair.privateKey))),
      ]);
      return { kid, key: pair.privateKey };
    });
  }

  private sealed(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.seal, nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
      'base64url',
    );
  }

  /** @returns null for what another secret sealed */
  private opened(sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.seal, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    const text = decipher.update(bytes.subarray(12, -16), undefined, 'utf8');
    try {
      return text + decipher.final('utf8');
    } catch {
      return null;
    }
  }
}
