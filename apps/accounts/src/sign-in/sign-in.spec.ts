import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1 } from '@podium/contracts';
import { AccountsUnderTest, otherThan } from '../accounts.fixture.js';

let test: AccountsUnderTest;
beforeAll(async () => {
  test = await AccountsUnderTest.start();
});
afterAll(() => test.stop());

const NOT_ACCEPTED = { __typename: 'CodeNotAccepted', message: 'This code is not accepted. Ask for a new one.' };

describe('signing in by a code', () => {
  it('registers whoever is new, tells the others, and finds the same person again however the address is written', async () => {
    const first = await test.signedIn('mei.wong@example.hk');
    expect(first.person.email).toBe('mei.wong@example.hk');
    const code = await test.code('mei.wong@example.hk');
    const again = await test.signIn(' Mei.WONG@example.hk ', ` ${code} `);
    expect(again.person).toEqual(first.person);
    const known = (await test.under.facts(personV1)).filter(({ body }) => body.personId === first.person.id);
    const body = { personId: first.person.id, addresses: ['mei.wong@example.hk'], locale: 'en', chosen: true };
    expect(known).toEqual([{ version: 1, ended: false, body }]);
  });

  it('sends six digits in the language that was asked for, and says when they expire', async () => {
    const { expiresAt } = await test.request('letter@example.hk', {}, 'ZH_HANT');
    const [letter] = await test.letters('letter@example.hk');
    expect(letter).toEqual({
      email: 'letter@example.hk',
      code: expect.stringMatching(/^\d{6}$/),
      locale: 'zhHant',
      expiresAt,
    });
  });

  it('takes a code once, also when thirty try it at the same moment', async () => {
    const code = await test.code('once@example.hk');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        test.signIn('once@example.hk', code, { clientAddress: `203.0.113.${at % 7}` }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'SignedIn')).toHaveLength(1);
    expect(answers.filter(({ __typename }) => __typename !== 'SignedIn')).toEqual(Array(29).fill(NOT_ACCEPTED));
    const [sessions] = await test.database.query(
      `SELECT count(*)::int FROM session JOIN person p ON p.id = person_id WHERE email_key = 'once@example.hk'`,
    );
    expect(sessions).toEqual({ count: 1 });
  });

  it('answers a wrong, an expired, a used, a replaced and a never asked for code exactly alike', async () => {
    const of = async (email: string) => ({ email, code: await test.code(email) });
    const wrong = await of('wrong@example.hk');
    wrong.code = otherThan(wrong.code);
    const expired = await of('expired@example.hk');
    await test.database.execute(`UPDATE sign_in_code SET expires_at = clock_timestamp() WHERE email_key = $1`, [
      expired.email,
    ]);
    const used = await of('used@example.hk');
    expect(await test.signIn(used.email, used.code)).toMatchObject({ __typename: 'SignedIn' });
    const replaced = await of('replaced@example.hk');
    const newer = await test.code(replaced.email);
    if (newer === replaced.code) replaced.code = otherThan(replaced.code);
    expect(await test.signIn(replaced.email, newer)).toMatchObject({ __typename: 'SignedIn' });
    const never = { email: 'never@example.hk', code: '123456' };
    const nonsense = { email: 'no address at all', code: '一二三四五六' };
    for (const { email, code } of [wrong, expired, used, replaced, never, nonsense]) {
      expect(await test.signIn(email, code)).toEqual(NOT_ACCEPTED);
    }
  });

  it('registers nobody whose code was not accepted', async () => {
    await test.signIn('stranger@example.hk', '000000');
    expect(await test.database.query(`SELECT 1 FROM person WHERE email_key = 'stranger@example.hk'`)).toEqual([]);
  });

  it.each(['', 'no address', 'two@@example.hk', `${'a'.repeat(250)}@example.hk`, 'nul\u0000@example.hk'])(
    'sends no letter to %j',
    async (email) => expect(await test.request(email)).toMatchObject({ __typename: 'EmailMalformed' }),
  );

  it('answers a code for what is no address like a wrong one', async () => {
    expect(await test.signIn('nul\u0000@example.hk', '123456')).toEqual(NOT_ACCEPTED);
  });

  it('lets in whoever writes the address in full-width letters, with a Chinese dot or as DNS writes it', async () => {
    const code = await test.code('ｒ&ｄ＠中国。香港');
    expect(await test.letters('r&d@xn--fiqs8s.xn--j6w193g')).toMatchObject([{ code }]);
    expect(await test.signIn('R&D@xn--fiqs8s.xn--j6w193g', code)).toMatchObject({
      __typename: 'SignedIn',
      person: { email: 'R&D@xn--fiqs8s.xn--j6w193g' },
    });
  });
});

describe('an Idempotency-Key on signing in', () => {
  it('gives the same session once, as often as it is sent', async () => {
    const code = await test.code('key@example.hk');
    const signIn = () => test.signIn('key@example.hk', code, { key: 'sign-in-1' });
    const answers = [await signIn(), ...(await Promise.all([signIn(), signIn()]))];
    expect(answers.map(({ __typename }) => __typename)).toEqual(['SignedIn', 'SignedIn', 'SignedIn']);
    expect(new Set(answers.map(({ renewal }) => renewal)).size).toBe(1);
    const sessions = await test.database.query('SELECT 1 FROM session WHERE person_id = $1', [answers[0].person.id]);
    expect(sessions).toHaveLength(1);
  });

  it('repeats that a code was not accepted without counting another try', async () => {
    const code = await test.code('key2@example.hk');
    const before = await test.database.query('SELECT 1 FROM sign_in_try');
    const wrong = () => test.signIn('key2@example.hk', otherThan(code), { key: 'sign-in-2' });
    expect([await wrong(), await wrong(), await wrong()]).toEqual([NOT_ACCEPTED, NOT_ACCEPTED, NOT_ACCEPTED]);
    expect(await test.database.query('SELECT 1 FROM sign_in_try')).toHaveLength(before.length + 1);
  });

  it.each([
    ['has ended', 'UPDATE session SET ended_at = clock_timestamp() WHERE id = $1'],
    ['is minutes old', `UPDATE session SET started_at = started_at - interval '6 minutes' WHERE id = $1`],
    ['was renewed since', 'UPDATE session SET generation = 1 WHERE id = $1'],
  ])('mints nothing for a session that %s', async (_, happened) => {
    const email = 'replayed@example.hk';
    const code = await test.code(email, { clientAddress: happened });
    const options = { key: `sign-in ${happened}`.replaceAll(/[^a-z]/g, '-'), clientAddress: happened };
    const { renewal } = await test.signIn(email, code, options);
    await test.database.execute(happened, [renewal.split('.')[0]]);
    expect(await test.signIn(email, code, options)).toEqual(NOT_ACCEPTED);
  });

  it('is refused for another request', async () => {
    await test.signIn('key3@example.hk', '111111', { key: 'sign-in-3' });
    expect(await test.signIn('key3@example.hk', '222222', { key: 'sign-in-3' })).toEqual({
      errorCodes: ['IDEMPOTENCY_KEY_REUSED'],
    });
  });
});
