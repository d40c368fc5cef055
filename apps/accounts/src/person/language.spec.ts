import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1 } from '@podium/contracts';
import { AccountsUnderTest, ADMINISTRATOR } from '../accounts.fixture.js';
import { isChosen, LOCALE_REASONS, outweighs } from './locale-because.js';

let test: AccountsUnderTest;
let administrator: string;
beforeAll(async () => {
  test = await AccountsUnderTest.start();
  administrator = (await test.signedIn(ADMINISTRATOR)).token;
  await test.opened('BOTH', [], { en: 'Both', zhHant: '兩種' });
  await test.opened('HANT', [], { zhHant: '中文' });
  await test.opened('HANS', [], { zhHans: '中文' });
});
afterAll(() => test.stop());

const appoint = (email: string, editionCode: string, locale?: string) =>
  test.ask(
    `mutation ($input: AppointInput!) { appoint(input: $input) { ... on Appointment { person { locale } } } }`,
    { input: { email, role: 'CHAIR', editionCode, locale } },
    { token: administrator },
  );
const heard = async (email: string) =>
  (await test.under.facts(personV1))
    .filter(({ body }) => body.addresses.includes(email))
    .map(({ version, body: { locale, chosen } }) => ({ version, locale, chosen }));
/** Signs in with a letter in this language, or in whatever is known. @returns the language of the letter, and of the person */
async function signIn(email: string, locale: string | null) {
  await test.request(email, {}, locale as string);
  const { code, locale: letter } = (await test.letters(email)).at(-1) as { code: string; locale: string };
  const { token } = await test.signIn(email, code);
  const person = await test.ask('{ me { locale } }', {}, { token });
  return { letter, person: person.locale, token };
}

describe('the language of a person', () => {
  it('is the edition’s until somebody knows better, then the organiser’s word, then the person’s own', async () => {
    const email = 'mei@example.hk';
    expect(await appoint(email, 'HANS')).toEqual({ person: { locale: 'ZH_HANS' } });
    expect(await appoint(email, 'HANT', 'ZH_HANT')).toEqual({ person: { locale: 'ZH_HANT' } });
    // A guess does not count against what somebody said.
    expect(await appoint(email, 'BOTH')).toEqual({ person: { locale: 'ZH_HANT' } });
    expect(await heard(email)).toEqual([{ version: 2, locale: 'zhHant', chosen: false }]);
    expect(await signIn(email, null)).toMatchObject({ letter: 'zhHant', person: 'ZH_HANT' });
    const { token, ...chosen } = await signIn(email, 'ZH_HANS');
    expect(chosen).toEqual({ letter: 'zhHans', person: 'ZH_HANS' });
    expect(await appoint(email, 'HANT', 'EN')).toEqual({ person: { locale: 'ZH_HANS' } });
    const stated = await test.ask(
      `mutation { stateMyLanguage(input: { locale: EN }) { ... on Person { locale } } }`,
      {},
      { token },
    );
    expect(stated).toEqual({ locale: 'EN' });
    expect(await signIn(email, 'ZH_HANT')).toMatchObject({ letter: 'zhHant', person: 'EN' });
    // Everybody who writes letters is told each time it changes, and whether the person chose it.
    expect(await heard(email)).toEqual([{ version: 4, locale: 'en', chosen: true }]);
  });

  it('is English where the edition has an English name, and for whoever nobody knows', async () => {
    expect(await appoint('both@example.hk', 'BOTH')).toEqual({ person: { locale: 'EN' } });
    expect(await signIn('nobody-knows@example.hk', null)).toMatchObject({ letter: 'en', person: 'EN' });
  });

  it('that was said in a weightier way is not changed by a lighter one', () => {
    for (const [at, before] of LOCALE_REASONS.entries()) {
      const changed = LOCALE_REASONS.filter((now) => outweighs(now, before));
      expect(changed).toEqual(LOCALE_REASONS.slice(isChosen(before) ? at : at + 1));
    }
  });
});
