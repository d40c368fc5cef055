import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest, type Started } from '../registrations.fixture.js';

const RULES = `rules:
  - id: one-stream
    kind: one-stream-only
    text: { en: One stream only., zhHant: 只可參加一個組別。, zhHans: 只可参加一个组别。 }
  - id: battery
    kind: answer-is
    field: powered
    accepted: [battery]
    text: { en: Battery only., zhHant: 只限電池。, zhHans: 只限电池。 }
shared:
  rules: [one-stream, battery]
`;

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  const opened = await test.open({ code: 'RULED', yaml: CONTEST.replace('shared:\n', RULES) });
  expect(opened).toMatchObject({ __typename: 'Edition' });
});
afterAll(() => test.stop());

const submittedBy = async (as: string, emails: string[], title: string): Promise<Started> => {
  const members = emails.map((email, at) => ({ email, leader: at === 0, familyName: 'Chan', givenName: `${at}` }));
  const { id } = await test.team(as, members, { editionCode: 'RULED' });
  const entry = await test.startEntry(as, id, 'AA', { title: { en: title } });
  return test.submit(as, { entryId: entry.id, version: entry.version, answers: { pitch: 'It walks.' } });
};
const findings = (as: string, entryId: string) =>
  test.ask(
    `query ($entryId: ID!) { eligibility(entryId: $entryId) { rule outcome applies
       en: because(locale: EN) zhHant: because(locale: ZH_HANT) zhHans: because(locale: ZH_HANS) } }`,
    { entryId },
    { as },
  );
const outcomes = (found: { rule: string; outcome: string }[]) => found.map(({ rule, outcome }) => [rule, outcome]);

it('says of each rule whether it is met, and why in three languages', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Alone');
  const found = await findings(as, entry.id);
  expect(outcomes(found)).toEqual([
    ['one-stream', 'MET'],
    ['battery', 'NOT_MET'],
  ]);
  for (const { en, zhHant, zhHans } of found) expect(new Set([en, zhHant, zhHans]).size).toBe(3);
});

it('looks back on what the same people submitted before, and not on what others did or came later', async () => {
  const [first, second, other] = [uuidv7(), uuidv7(), uuidv7()];
  const earlier = await submittedBy(first, [`${first}@example.hk`], 'Walker');
  await submittedBy(other, [`${other}@example.hk`], 'Walker');
  const again = await submittedBy(second, [`${second}@example.hk`, `${first}@example.hk`], 'Walker');
  expect(outcomes(await findings(second, again.id))[0]).toEqual(['one-stream', 'PERSON_MUST_DECIDE']);
  expect(outcomes(await findings(first, earlier.id))[0]).toEqual(['one-stream', 'MET']);
});

it('is nothing to people who may not see the entry', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Hidden');
  const screener = await test.appoint('screener', 'RULED', 'AA');
  const elsewhere = await test.appoint('screener', 'RULED', 'BB');
  expect([await findings(uuidv7(), entry.id), await findings(elsewhere, entry.id)]).toEqual([null, null]);
  expect(outcomes(await findings(screener, entry.id))).toHaveLength(2);
});
