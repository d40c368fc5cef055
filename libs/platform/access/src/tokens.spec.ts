import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';
import { TOKEN_AUDIENCE, TOKEN_ISSUER, TokenNotGood, TokenVerifier } from './tokens.js';

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let ours: Pair;
let next: Pair;
beforeAll(async () => {
  [ours, next] = await Promise.all([generateKeyPair('EdDSA'), generateKeyPair('EdDSA')]);
});
afterEach(() => void jest.restoreAllMocks());

const published = async (...keys: [string, Pair][]): Promise<JSONWebKeySet> => ({
  keys: await Promise.all(
    keys.map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' })),
  ),
});

interface Claims {
  iss?: string;
  aud?: string;
  sub?: string | undefined;
  sid?: unknown;
  exp?: string | number | undefined;
}
function token(claims: Claims = {}, kid = 'ours', { privateKey } = ours): Promise<string> {
  const { exp, ...rest } = {
    iss: TOKEN_ISSUER,
    aud: TOKEN_AUDIENCE,
    sub: 'person',
    sid: 'session',
    exp: '1h',
    ...claims,
  };
  const made = new SignJWT(JSON.parse(JSON.stringify(rest))).setProtectedHeader({ alg: 'EdDSA', kid });
  return (exp === undefined ? made : made.setExpirationTime(exp)).sign(privateKey);
}

describe('verifying a token', () => {
  const verifier = new TokenVerifier(() => published(['ours', ours]));

  it('tells who calls, in which session', async () =>
    expect(await verifier.verify(`Bearer ${await token()}`)).toEqual({ personId: 'person', sessionId: 'session' }));

  const wrong: [string, Claims][] = [
    ['another issuer', { iss: 'somebody' }],
    ['another audience', { aud: 'something else' }],
    ['an end that has passed', { exp: '-1s' }],
    ['no end', { exp: undefined }],
    ['no person', { sub: undefined }],
    ['no session', { sid: undefined }],
    ['a session that is no text', { sid: 5 }],
  ];
  it.each(wrong)('refuses one with %s', async (_, claims) =>
    expect(verifier.verify(`Bearer ${await token(claims)}`)).rejects.toThrow(TokenNotGood),
  );

  it('refuses one that another key signed in our key’s name', async () =>
    expect(verifier.verify(`Bearer ${await token({}, 'ours', next)}`)).rejects.toThrow(TokenNotGood));

  it.each([undefined, '', ' '])('takes the absence of a token, %j, for nobody', async (header) =>
    expect(await verifier.verify(header)).toBeNull(),
  );

  it.each(['Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Basic bWU6bWU=', 'Bearer a b', 'Bearer ü.ü.ü'])(
    'refuses %j',
    async (header) =>
      expect(verifier.verify(header)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } }),
  );

  it('remembers one until its end and not a moment longer', async () => {
    const header = `Bearer ${await token({ exp: '10s' })}`;
    expect(await verifier.verify(header)).not.toBeNull();
    const end = Date.now() + 10_500;
    jest.useFakeTimers({
      now: end,
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'setInterval'],
    });
    try {
      await expect(verifier.verify(header)).rejects.toThrow(TokenNotGood);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('the keys', () => {
  it('are asked for once, however many tokens come', async () => {
    let asked = 0;
    const verifier = new TokenVerifier(() => (asked++, published(['ours', ours])));
    for (let at = 0; at < 5; at++) await verifier.verify(`Bearer ${await token({ sid: `s${at}` })}`);
    expect(asked).toBe(1);
  });

  it('are asked for again when a token names one that is not known, but not for every forgery', async () => {
    let asked = 0;
    let keys = await published(['ours', ours]);
    const verifier = new TokenVerifier(() => (asked++, Promise.resolve(keys)));
    await verifier.verify(`Bearer ${await token()}`);
    for (let at = 0; at < 5; at++)
      await expect(verifier.verify(`Bearer ${await token({}, `forged-${at}`, next)}`)).rejects.toThrow(TokenNotGood);
    expect(asked).toBe(1);
    keys = await published(['ours', ours], ['next', next]);
    const later = Date.now() + 6_000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    expect(await verifier.verify(`Bearer ${await token({}, 'next', next)}`)).toMatchObject({ personId: 'person' });
    expect(asked).toBe(2);
  });

  it('that cannot be had are a fault and not a refusal, and are asked for again', async () => {
    let there = false;
    const verifier = new TokenVerifier(() => (there ? published(['ours', ours]) : Promise.reject(new Error('away'))));
    const header = `Bearer ${await token()}`;
    await expect(verifier.verify(header)).rejects.toThrow('away');
    there = true;
    expect(await verifier.verify(header)).not.toBeNull();
  });
});
