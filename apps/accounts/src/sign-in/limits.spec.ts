import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsUnderTest, otherThan } from '../accounts.fixture.js';
import { Retention } from './retention.js';

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start({
    settings: {
      SIGN_IN_CODES_PER_ADDRESS_PER_HOUR: '3',
      SIGN_IN_CODES_PER_CLIENT_PER_HOUR: '7',
      SIGN_IN_TRIES_BEFORE_PAUSE: '3',
      // No multiple of the pool: a lock that is missing shows.
      SIGN_IN_TRIES_PER_CLIENT_PER_HOUR: '7',
      DATABASE_POOL: '5',
    },
  });
});
afterAll(() => test.stop());
beforeEach(async () => {
  await test.database.execute('DELETE FROM sign_in_code');
  await test.database.execute('DELETE FROM sign_in_try');
});

const many = <T>(count: number, make: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));
const counted = (answers: { __typename: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { __typename } of answers) counts[__typename] = (counts[__typename] ?? 0) + 1;
  return counts;
};
const victim = 'victim@example.hk';
const judge = { clientAddress: '192.0.2.1' };
/** As if so much time had passed since everything that was asked for and tried. */
const passed = (minutes: number) =>
  Promise.all([
    test.database.execute(
      `UPDATE sign_in_code SET requested_at = requested_at - make_interval(mins => $1),
         expires_at = expires_at - make_interval(mins => $1)`,
      [minutes],
    ),
    test.database.execute('UPDATE sign_in_try SET tried_at = tried_at - make_interval(mins => $1)', [minutes]),
  ]);

/** As if the letters until now had been asked for an hour from now, so that no pause after them ends during a test. */
async function asIfLater(): Promise<Date> {
  const [row] = await test.database.query<{ at: Date }>(
    `UPDATE sign_in_code SET requested_at = date_trunc('milliseconds', requested_at) + interval '1 hour' RETURNING requested_at AS at`,
  );
  return row?.at as Date;
}

describe('letters with codes', () => {
  it('are written so many times to an address, also when thirty ask at once; then the one on its way counts', async () => {
    const before = (await test.letters(victim)).length;
    const answers = await many(30, () => test.request(victim, judge));
    expect(counted(answers)).toEqual({ SignInCodeRequested: 30 });
    expect((await test.letters(victim)).length - before).toBe(3);
    const newest = (await test.letters(victim)).at(-1);
    expect(new Set(answers.map(({ expiresAt }) => expiresAt))).toContain(newest?.expiresAt);
    // Half a life later that letter may have been overlooked: another is written.
    await passed(6);
    await test.request(victim, judge);
    expect((await test.letters(victim)).length - before).toBe(4);
  });

  it('that others asked for take nothing from whoever reads them: every one of them lets in', async () => {
    await many(30, (at) => test.request(victim, { clientAddress: `198.51.100.${at}` }));
    // Nobody is told to wait, and what arrived is good for the judge, whoever asked for it.
    expect(await test.request(victim, judge)).toMatchObject({ __typename: 'SignInCodeRequested' });
    const [live] = await test.database.query<{ count: number }>('SELECT count(*)::int FROM sign_in_code');
    expect(live?.count).toBe(9);
    const code = (await test.letters(victim)).at(-4)?.code as string;
    expect(await test.signIn(victim, code, judge)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('of one used code make the earlier ones void, and not the later ones', async () => {
    const [first, second, third] = [
      await test.code(victim, judge),
      await test.code(victim, judge),
      await test.code(victim, judge),
    ];
    expect(await test.signIn(victim, second, judge)).toMatchObject({ __typename: 'SignedIn' });
    expect(await test.signIn(victim, first, judge)).toMatchObject({ __typename: 'CodeNotAccepted' });
    expect(await test.signIn(victim, third, judge)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('are paused, not refused for an hour, where one client asks for many addresses', async () => {
    await test.request('crowd@example.hk', judge);
    const latest = await asIfLater();
    const answers = await many(30, (at) => test.request(`crowd-${at}@example.hk`, judge));
    expect(counted(answers)).toEqual({ SignInCodeRequested: 6, TooManyTries: 24 });
    const tryAgainAt = answers.find(({ __typename }) => __typename === 'TooManyTries').tryAgainAt;
    expect(Date.parse(tryAgainAt)).toBe(latest.getTime() + 100);
    await passed(60 + 1);
    expect(await test.request('crowd-7@example.hk', judge)).toMatchObject({ __typename: 'SignInCodeRequested' });
  });

  it('count an IPv6 client by its /64, and many of them by their /48', async () => {
    const letters = (make: (at: number) => string) =>
      many(30, (at) => test.request(`six-${at}@example.hk`, { clientAddress: make(at) }));
    await test.request('six@example.hk', { clientAddress: '2001:db8:1:1:ffff::' });
    await asIfLater();
    expect(counted(await letters((at) => `2001:db8:1:1::${at}`))).toEqual({ SignInCodeRequested: 6, TooManyTries: 24 });
    // Each /64 is a client of its own, and 28 letters are what one /48 may ask for.
    expect(counted(await letters((at) => `2001:db8:${16 + at}::1`))).toEqual({ SignInCodeRequested: 30 });
    const neighbours = await many(30, (at) =>
      test.request(`neighbour-${at}@example.hk`, { clientAddress: `2001:db8:1:${at + 2}::` }),
    );
    expect(counted(neighbours)['TooManyTries']).toBeGreaterThan(0);
  });
});

describe('wrong tries', () => {
  it('of others shut nobody out, however many and from wherever', async () => {
    const code = await test.code(victim, judge);
    await many(30, (at) => test.signIn(victim, otherThan(code), { clientAddress: `198.51.101.${at % 9}` }));
    expect(await test.signIn(victim, code, judge)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('of one client at one address make it wait, longer each time, and then go on', async () => {
    const code = await test.code(victim, judge);
    const answers = await many(30, () => test.signIn(victim, otherThan(code), judge));
    expect(counted(answers)).toEqual({ CodeNotAccepted: 3, TooManyTries: 27 });
    const paused = async () => {
      const [latest] = await test.database.query<{ at: Date }>('SELECT max(tried_at) AS at FROM sign_in_try');
      const { tryAgainAt } = await test.signIn(victim, code, judge);
      return Date.parse(tryAgainAt) - (latest?.at.getTime() as number);
    };
    expect(await paused()).toBe(5_000);
    await passed(1);
    expect(await test.signIn(victim, otherThan(code), judge)).toMatchObject({ __typename: 'CodeNotAccepted' });
    expect(await paused()).toBe(10_000);
    await passed(1);
    expect(await test.signIn(victim, code, judge)).toMatchObject({ __typename: 'SignedIn' });
    // Whoever got in was no guesser.
    expect(await test.database.query('SELECT * FROM sign_in_try')).toEqual([]);
  });

  it('of a whole school leave everybody in it one try without a wait, and a guesser no more', async () => {
    const school = { clientAddress: '203.0.113.9' };
    const answers = await many(30, (at) => test.signIn(`guess-${at % 4}@example.hk`, '123456', school));
    // Seven count before the rest of each address has had its one; the lock makes the number exact.
    expect(counted(answers)).toEqual({ CodeNotAccepted: expect.any(Number), TooManyTries: expect.any(Number) });
    expect(counted(answers)['CodeNotAccepted']).toBeLessThanOrEqual(8);
    const code = await test.code('pupil@example.hk', school);
    expect(await test.signIn('pupil@example.hk', code, school)).toMatchObject({ __typename: 'SignedIn' });
    const again = await test.code('pupil@example.hk', school);
    expect(await test.signIn('pupil@example.hk', otherThan(again), school)).toMatchObject({
      __typename: 'CodeNotAccepted',
    });
    expect(await test.signIn('pupil@example.hk', again, school)).toMatchObject({ __typename: 'TooManyTries' });
    expect(await test.signIn('pupil@example.hk', again, judge)).toMatchObject({ __typename: 'SignedIn' });
  });

  it('without end at one address make its codes long, and short ones good only where they were asked for', async () => {
    const [atHome, code] = [{ clientAddress: '192.0.2.8' }, await test.code(victim, judge)];
    await many(20, (at) => test.signIn(victim, otherThan(code), { clientAddress: `198.51.102.${at}` }));
    expect(await test.signIn(victim, code, atHome)).toMatchObject({ __typename: 'CodeNotAccepted' });
    const long = await test.code(victim, atHome);
    expect(long).toMatch(/^\d{12}$/);
    const typed = long.replace(/(\d{4})/g, '$1 ').trim();
    expect(await test.signIn(victim, typed, judge)).toMatchObject({ __typename: 'SignedIn' });
    const short = await test.database.query(`SELECT id FROM sign_in_code WHERE NOT long AND closed_at IS NULL`);
    expect(short).toEqual([]);
    // A month without guesses, and six digits do again.
    await passed(31 * 24 * 60);
    expect(await test.code(victim, judge)).toMatch(/^\d{6}$/);
  });
});

it('what nothing looks at any more is forgotten, and nothing else', async () => {
  await test.request(victim, judge);
  await test.signIn(victim, '123456', { clientAddress: '198.51.100.99' });
  const { renewal } = await test.signedIn('forgotten@example.hk');
  const retention = test.under.service.get(Retention);
  expect(await retention.forget()).toBe(0);
  await passed(25 * 60);
  const [codes] = await test.database.query<{ count: number }>('SELECT count(*)::int FROM sign_in_code');
  expect(await retention.forget()).toBe(codes?.count);
  await passed(31 * 24 * 60);
  expect(await retention.forget()).toBe(1);
  await test.database.execute(`UPDATE session SET expires_at = now() - interval '31 days' WHERE id = $1`, [
    renewal.split('.')[0],
  ]);
  expect(await retention.forget()).toBe(1);
});
