import { TOKEN_AUDIENCE, TOKEN_ISSUER, type KeySource } from '@podium/platform-access';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { v7 as uuidv7 } from 'uuid';

export interface TestKeys {
  source: KeySource;
  /** A token that says this person is signed in, for an hour. */
  tokenFor(personId: string): Promise<string>;
}

/** A key pair of the test's own, in the place of the accounts service's. */
export async function testKeys(): Promise<TestKeys> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const kid = uuidv7();
  const keySet = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' }] };
  return {
    source: () => Promise.resolve(keySet),
    tokenFor: (personId) =>
      new SignJWT({ sid: uuidv7() })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(TOKEN_ISSUER)
        .setAudience(TOKEN_AUDIENCE)
        .setSubject(personId)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(privateKey),
  };
}
