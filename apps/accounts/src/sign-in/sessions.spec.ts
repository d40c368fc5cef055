import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TOKEN_AUDIENCE, TOKEN_ISSUER, TokenNotGood, TokenVerifier } from '@podium/platform-access';
import fastify from 'fastify';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { AccountsUnderTest } from '../accounts.fixture.js';

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start();
});
afterAll(() => test.stop());

async function published() {
  const app = fastify();
  test.under.mountRoutes(app);
  const answer = await app.inject({ url: '/.well-known/jwks.json' });
  await app.close();
  return answer.json();
}
const renew = (renewal: string) =>
  test.ask(
    `mutation ($renewal: String!) { renewSession(input: { renewal: $renewal }) { __typename
       ... on SignedIn { token renewal person { id } } ... on Refusal { message } } }`,
    { renewal },
  );
const signOut = (token: string, which = 'THIS') =>
  test.ask(
    `mutation ($input: SignOutInput!) { signOut(input: $input) { ... on SignedOut { ended sessions } } }`,
    { input: { which } },
    { token },
  );
const mySessions = (token: string) =>
  test.ask('{ mySessions { nodes { id current renewedAt } } }', {}, { token }).then(({ nodes }) => nodes);
const endSession = (token: string, id: string) =>
  test.ask(
    `mutation ($id: ID!) { endSession(input: { sessionId: $id }) { __typename ... on SignedOut { sessions } } }`,
    { id },
    { token },
  );
const idOf = (renewal: string) => renewal.split('.')[0] as string;
const me = (token: string) => test.ask('{ me { id email } }', {}, { token });

describe('a token', () => {
  it('verifies by the published keys, which hold nothing private', async () => {
    const { token, person } = await test.signedIn('token@example.hk');
    const keySet = await published();
    expect(keySet).toEqual({
      keys: [{ kty: 'OKP', crv: 'Ed25519', x: expect.any(String), kid: expect.any(String), alg: 'EdDSA', use: 'sig' }],
    });
    const { payload } = await jwtVerify(token, createLocalJWKSet(keySet), {
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
    });
    expect(payload.sub).toBe(person.id);
    expect(await me(token)).toEqual(person);
  });

  it('says who, which session and until when, and nothing else of the person', async () => {
    const { token } = await test.signedIn('slim@example.hk');
    expect(Object.keys(decodeJwt(token)).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
  });

  it('is not ours with another key, another algorithm, an altered body or no signature', async () => {
    const { token, person } = await test.signedIn('forged@example.hk');
    const { kid } = decodeProtectedHeader(token) as { kid: string };
    const { privateKey } = await generateKeyPair('EdDSA');
    const verifier = new TokenVerifier(async () => published());
    expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({ personId: person.id });
    const claims = (alg: string) =>
      new SignJWT({ sid: uuidv7() })
        .setProtectedHeader({ alg, kid })
        .setIssuer(TOKEN_ISSUER)
        .setAudience(TOKEN_AUDIENCE)
        .setSubject(person.id)
        .setExpirationTime('1h');
    const [header, body, signature] = token.split('.') as [string, string, string];
    const altered = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: uuidv7() })).toString('base64url');
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    const forgeries = [
      await claims('EdDSA').sign(privateKey),
      await claims('HS256').sign(Buffer.from(kid.padEnd(32, 'x'))),
      `${header}.${altered}.${signature}`,
      `${unsigned}.${body}.`,
    ];
    for (const forgery of forgeries) {
      await expect(verifier.verify(`Bearer ${forgery}`)).rejects.toThrow(TokenNotGood);
      expect(await me(forgery)).toEqual({ errorCodes: ['UNAUTHENTICATED'] });
    }
  });

  it('is signed by one key that outlives the process, also when two processes start at once', async () => {
    const before = await published();
    const replicas = await Promise.all([test.under.replica(), test.under.replica()]);
    const keys = await Promise.all(replicas.map(({ service }) => service.keys?.()));
    await Promise.all(replicas.map((replica) => replica.close()));
    expect(keys).toEqual([before, before]);
    const [kept] = await test.database.query<{ sealed: string }>(
      'SELECT private_jwk_sealed AS sealed FROM signing_key',
    );
    expect(Buffer.from(kept?.sealed as string, 'base64url').toString('latin1')).not.toContain('"d"');
  });
});

describe('a session', () => {
  it('gives new tokens until it is ended, and then no more', async () => {
    const { token, renewal, person } = await test.signedIn('long@example.hk');
    const renewed = await renew(renewal);
    expect(renewed).toMatchObject({ __typename: 'SignedIn', person: { id: person.id } });
    expect(renewed.renewal).not.toBe(renewal);
    expect(await me(renewed.token)).toMatchObject({ id: person.id });
    expect(await signOut(token)).toEqual({ ended: true, sessions: 1 });
    expect(await renew(renewed.renewal)).toMatchObject({ __typename: 'SessionEnded' });
    expect(await signOut(token)).toEqual({ ended: false, sessions: 0 });
  });

  it('gives two tabs that renew at once, or an answer that was lost, the same next renewal', async () => {
    const { renewal } = await test.signedIn('tabs@example.hk');
    const answers = await Promise.all([renew(renewal), renew(renewal), renew(renewal)]);
    expect(new Set(answers.map((answer) => answer.renewal)).size).toBe(1);
    expect(await renew(answers[0].renewal)).toMatchObject({ __typename: 'SignedIn' });
  });

  it.each([
    ['after the next one was used', async (renewal: string) => renew((await renew(renewal)).renewal)],
    [
      'minutes later',
      async (renewal: string) => {
        await renew(renewal);
        await test.database.execute(`UPDATE session SET renewed_at = renewed_at - interval '6 minutes' WHERE id = $1`, [
          idOf(renewal),
        ]);
      },
    ],
  ])('ends when a renewal comes back %s: two hold it, and one of them stole it', async (_, meanwhile) => {
    const { renewal, token } = await test.signedIn('stolen@example.hk');
    await meanwhile(renewal);
    expect(await mySessions(token)).toHaveLength(1);
    expect(await renew(renewal)).toMatchObject({ __typename: 'SessionEnded' });
    const [row] = await test.database.query('SELECT ended_because AS because FROM session WHERE id = $1', [
      idOf(renewal),
    ]);
    expect(row).toEqual({ because: 'renewal-reused' });
    expect(await mySessions(token)).toEqual([]);
  });

  it('is seen by its person and nobody else, and ended from another device', async () => {
    const [lost, here] = [await test.signedIn('two@devices.hk'), await test.signedIn('two@devices.hk')];
    const stranger = await test.signedIn('stranger@example.hk');
    expect(await mySessions(here.token)).toEqual([
      { id: idOf(here.renewal), current: true, renewedAt: null },
      { id: idOf(lost.renewal), current: false, renewedAt: null },
    ]);
    const nothing = { __typename: 'SessionNotFound' };
    for (const id of [idOf(lost.renewal), uuidv7(), 'no id', '\u0000']) {
      expect(await endSession(stranger.token, id)).toEqual(nothing);
    }
    expect(await endSession(here.token, idOf(lost.renewal))).toEqual({ __typename: 'SignedOut', sessions: 1 });
    expect(await endSession(here.token, idOf(lost.renewal))).toEqual(nothing);
    expect(await renew(lost.renewal)).toMatchObject({ __typename: 'SessionEnded' });
    expect((await mySessions(here.token)).map(({ id }: { id: string }) => id)).toEqual([idOf(here.renewal)]);
  });

  it('is found by its id by its person and nobody else, and counted', async () => {
    const email = 'found@devices.hk';
    const [one, two, over] = [await test.signedIn(email), await test.signedIn(email), await test.signedIn(email)];
    const stranger = await test.signedIn('finder@example.hk');
    const ids = [one, two, over].map(({ renewal }) => idOf(renewal));
    await signOut(over.token);
    const found = (token: string) => test.found('Session', [...ids, uuidv7(), 'no id'], { token });
    expect(await found(one.token)).toEqual([{ id: ids[0] }, { id: ids[1] }, null, null, null]);
    expect(await found(stranger.token)).toEqual([null, null, null, null, null]);
    const counted = '{ mySessions(first: 1) { totalCount nodes { id } } }';
    expect(await test.ask(counted, {}, { token: one.token })).toEqual({ totalCount: 2, nodes: [{ id: ids[1] }] });
  });

  it('is ended with the others, or without this one, as its person says', async () => {
    const email = 'many@devices.hk';
    const [first, second] = [await test.signedIn(email), await test.signedIn(email)];
    const here = await test.signedIn(email);
    expect(await signOut(here.token, 'OTHERS')).toEqual({ ended: true, sessions: 2 });
    for (const { renewal } of [first, second]) {
      expect(await renew(renewal)).toMatchObject({ __typename: 'SessionEnded' });
    }
    await test.signedIn(email);
    expect(await signOut(here.token, 'ALL')).toEqual({ ended: true, sessions: 2 });
    expect(await renew(here.renewal)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('ends by itself when its days are over', async () => {
    const { renewal } = await test.signedIn('over@example.hk');
    await test.database.execute('UPDATE session SET expires_at = clock_timestamp() WHERE id = $1', [
      renewal.split('.')[0],
    ]);
    expect(await renew(renewal)).toMatchObject({ __typename: 'SessionEnded' });
  });

  it('is not renewed by a secret of another session, by its id alone or by nonsense', async () => {
    const [one, two] = [await test.signedIn('one@example.hk'), await test.signedIn('two@example.hk')];
    const mixed = `${idOf(one.renewal)}.0.${two.renewal.split('.')[2]}`;
    const later = one.renewal.replace('.0.', '.1.');
    for (const renewal of [
      mixed,
      later,
      `${idOf(one.renewal)}.`,
      `${idOf(one.renewal)}.0.`,
      '',
      '.',
      'x\u0000.y',
      'a'.repeat(10_000),
    ]) {
      expect(await renew(renewal)).toEqual({
        __typename: 'SessionEnded',
        message: 'This session has ended. Sign in again.',
      });
    }
  });

  it('of one person is not ended by another signing out', async () => {
    const [one, two] = [await test.signedIn('stay@example.hk'), await test.signedIn('leave@example.hk')];
    await signOut(two.token);
    expect(await renew(one.renewal)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('is needed to sign out and to state a name', async () => {
    expect(await test.ask('mutation { signOut { __typename } }')).toEqual({ errorCodes: ['UNAUTHENTICATED'] });
    expect(await test.ask('{ me { id } }')).toBeNull();
  });
});

describe('the name that a person states', () => {
  const state = (token: string, input: Record<string, unknown>) =>
    test.ask(
      `mutation ($input: StateMyNameInput!) { stateMyName(input: $input) {
         ... on Person { familyName givenName otherName nameZh } ... on Refusal { __typename message } } }`,
      { input },
      { token },
    );

  it('is kept in its parts', async () => {
    const { token } = await test.signedIn('name@example.hk');
    const name = { familyName: 'Chan', givenName: 'Tai Man', otherName: 'Peter', nameZh: '陳大文' };
    expect(await state(token, name)).toEqual(name);
  });

  it.each([
    ['NUL', { familyName: 'Ch\u0000an', givenName: 'Tai Man' }],
    ['a novel', { familyName: 'x'.repeat(101), givenName: '' }],
    ['nothing', { familyName: ' ', givenName: '' }],
  ])('is not %s', async (_, name) => {
    const { token } = await test.signedIn('name2@example.hk');
    await test.database.execute(`DELETE FROM sign_in_code`);
    expect(await state(token, name)).toMatchObject({ __typename: 'InputRefused' });
  });
});
