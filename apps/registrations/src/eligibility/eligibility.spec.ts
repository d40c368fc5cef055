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
let office: string;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  const opened = await test.open({ code: 'RULED', yaml: CONTEST.replace('shared:\n', RULES) });
  expect(opened).toMatchObject({ __typename: 'Edition' });
  office = await test.appoint('screener', 'RULED', null);
});
afterAll(() => test.stop());

const submittedBy = async (as: string, emails: string[], title: string): Promise<Started> => {
  const members = emails.map((email, at) => ({ email, leader: at === 0, familyName: 'Chan', givenName: `${at}` }));
  const { id } = await test.team(as, members, { editionCode: 'RULED' });
  const entry = await test.startEntry(as, id, 'AA', { title: { en: title } });
  return test.submit(as, { entryId: entry.id, version: entry.version, answers: { pitch: 'It walks.' } });
};
const findings = async (as: string, entryId: string) => {
  const answer = await test.ask(
    `query ($entryId: ID!) { eligibility(entryId: $entryId) { findings { rule outcome applies
       en: because(locale: EN) zhHant: because(locale: ZH_HANT) zhHans: because(locale: ZH_HANS) } } }`,
    { entryId },
    { as },
  );
  return answer && answer.findings;
};
const outcomes = (found: { rule: string; outcome: string }[]) => found.map(({ rule, outcome }) => [rule, outcome]);

it('says of each rule whether it is met, and why in three languages', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Alone');
  const found = await findings(office, entry.id);
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
  expect(outcomes(await findings(office, again.id))[0]).toEqual(['one-stream', 'PERSON_MUST_DECIDE']);
  expect(outcomes(await findings(office, earlier.id))[0]).toEqual(['one-stream', 'MET']);
});

it('tells a team nothing of what others entered, whatever the team names and calls itself', async () => {
  const [victim, spy, nobody] = [uuidv7(), uuidv7(), uuidv7()];
  await submittedBy(victim, [`${victim}@example.hk`], 'Secret');
  // A draft that names the victim's address and title, and one that names nobody who ever entered.
  const drafts = [];
  for (const emails of [
    [`${spy}@example.hk`, `${victim}@example.hk`],
    [`${spy}@example.hk`, `${nobody}@example.hk`],
  ]) {
    const members = emails.map((email, at) => ({ email, leader: at === 0, familyName: 'Chan', givenName: `${at}` }));
    const { id } = await test.team(spy, members, { editionCode: 'RULED' });
    drafts.push(await test.startEntry(spy, id, 'AA', { title: { en: 'Secret' } }));
  }
  const answers = [];
  for (const { id } of drafts) answers.push(await findings(spy, id));
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject([
    {
      rule: 'one-stream',
      outcome: 'PERSON_MUST_DECIDE',
      en: 'This rule is about other entries. The organiser looks at it.',
    },
    { rule: 'battery' },
  ]);
});

it('tells whoever holds an office nothing of others about an entry of their own', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Mine');
  await test.appoint('screener', 'RULED', 'AA', as);
  expect(outcomes(await findings(as, entry.id))[0]).toEqual(['one-stream', 'PERSON_MUST_DECIDE']);
});

it('reads the past over connections of its own: a crowd of screeners takes none from whoever submits', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Busy');
  const issued: string[] = [];
  test.database.onStatement = (sql) => void issued.push(sql);
  await findings(office, entry.id);
  test.database.onStatement = undefined;
  expect(issued.filter((sql) => /email_key = ANY|submitted_at </.test(sql))).toEqual([]);
});

it('is nothing to people who may not see the entry', async () => {
  const as = uuidv7();
  const entry = await submittedBy(as, [`${as}@example.hk`], 'Hidden');
  const screener = await test.appoint('screener', 'RULED', 'AA');
  const elsewhere = await test.appoint('screener', 'RULED', 'BB');
  expect([await findings(uuidv7(), entry.id), await findings(elsewhere, entry.id)]).toEqual([null, null]);
  expect(await findings(screener, entry.id)).toHaveLength(2);
  expect(await findings(as, entry.id)).toHaveLength(2);
});
