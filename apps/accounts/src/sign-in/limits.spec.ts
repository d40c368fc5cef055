import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountsUnderTest, otherThan } from '../accounts.fixture.js';

const HOUR_MS = 3_600_000;

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start({
    settings: {
      SIGN_IN_CODES_PER_ADDRESS_PER_HOUR: '4',
      SIGN_IN_CODES_PER_CLIENT_PER_HOUR: '7',
      SIGN_IN_TRIES_PER_CODE: '3',
      SIGN_IN_TRIES_PER_CLIENT_PER_HOUR: '10',
    },
  });
});
afterAll(() => test.stop());

const many = <T>(count: number, make: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));
const named = (answers: { __typename: string }[], name: string) =>
  answers.filter(({ __typename }) => __typename === name);

describe('limits of sign-in, when thirty ask at once', () => {
  it('an address is sent no more codes than its limit, wherever they are asked from', async () => {
    const answers = await many(30, (at) => test.request('victim@example.hk', { clientAddress: `198.51.100.${at}` }));
    expect(named(answers, 'SignInCodeRequested')).toHaveLength(4);
    expect(named(answers, 'TooManyTries')).toHaveLength(26);
    expect(await test.letters('victim@example.hk')).toHaveLength(4);
  });

  it('a client is given no more codes than its limit, whomever they are for', async () => {
    const answers = await many(30, (at) => test.request(`crowd-${at}@example.hk`, { clientAddress: '192.0.2.1' }));
    expect(named(answers, 'SignInCodeRequested')).toHaveLength(7);
    expect(named(answers, 'TooManyTries')).toHaveLength(23);
  });

  it('says when the next code may be asked for: an hour after the oldest that counts', async () => {
    const [oldest] = await test.database.query<{ at: Date }>(
      `SELECT min(requested_at) AS at FROM sign_in_code WHERE email_key = 'victim@example.hk'`,
    );
    const { tryAgainAt } = await test.request('victim@example.hk');
    expect(Date.parse(tryAgainAt)).toBe((oldest?.at.getTime() as number) + HOUR_MS);
    await test.database.execute(
      `UPDATE sign_in_code SET requested_at = requested_at - interval '1 hour' WHERE email_key = 'victim@example.hk'`,
    );
    expect(await test.request('victim@example.hk')).toMatchObject({ __typename: 'SignInCodeRequested' });
  });

  it('a code bears so many tries and then not even the right one', async () => {
    const code = await test.code('guessed@example.hk');
    await many(30, (at) => test.signIn('guessed@example.hk', otherThan(code), { clientAddress: `198.51.101.${at}` }));
    const [kept] = await test.database.query(`SELECT tries FROM sign_in_code WHERE email_key = 'guessed@example.hk'`);
    expect(kept).toEqual({ tries: 3 });
    expect(await test.signIn('guessed@example.hk', code)).toMatchObject({ __typename: 'CodeNotAccepted' });
  });

  it('a client guesses no more often than its limit, over all addresses, and is then told when to come back', async () => {
    const client = { clientAddress: '192.0.2.2' };
    const code = await test.code('late@example.hk', client);
    const answers = await many(30, (at) => test.signIn(`guess-${at}@example.hk`, '123456', client));
    expect(named(answers, 'CodeNotAccepted')).toHaveLength(10);
    expect(named(answers, 'TooManyTries')).toHaveLength(20);
    // Somebody else's right code tells a guessing client nothing either.
    expect(await test.signIn('late@example.hk', code, client)).toMatchObject({ __typename: 'TooManyTries' });
    expect(await test.signIn('late@example.hk', code)).toMatchObject({ __typename: 'SignedIn' });
  });
});
