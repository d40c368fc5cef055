import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeSeatedV1, personV1 } from '@podium/contracts';
import { v7 as uuidv7 } from 'uuid';
import { anEdition, JudgingUnderTest } from '../judging.fixture.js';

let test: JudgingUnderTest;
beforeAll(async () => {
  test = await JudgingUnderTest.start({ NEWS_AWAITED_MS: '10000' });
  await test.open(anEdition());
});
afterAll(() => test.stop());

it('is called what the definition calls it, when nobody gives a panel another name', async () => {
  const place = { editionCode: 'HKICTA23', categoryCode: 'SL', stageCode: 'judging' };
  const panel = await test.ask(
    `mutation ($input: FormPanelInput!) { formPanel(input: $input) { ... on Panel { id name(locale: ZH_HANT) } ... on Refusal { message } } }`,
    { input: place },
  );
  expect(panel).toMatchObject({ name: '該類別的評審委員會' });
  await test.seat(panel.id, 'seated@jury.hk');
  const told = await test.under.told(judgeSeatedV1);
  expect(told.at(-1)?.panelName).toMatchObject({ zhHant: '該類別的評審委員會' });
});

describe('a judge who signs in for the first time', () => {
  it('finds the round at once, though the news of who they are is still on its way', async () => {
    const { id: panelId } = await test.panel([]);
    const email = 'new@jury.hk';
    await test.seat(panelId, email);
    await test.admit(1);
    const { id } = await test.openRound(panelId);
    const judge = uuidv7();
    const asking = test.ask('{ myRounds(first: 10) { nodes { id } } }', {}, { as: judge });
    // Asked again meanwhile by another tab: one answer for both, and none of them is an empty list.
    const again = test.ask('{ myRounds(first: 10) { nodes { id } } }', {}, { as: judge });
    await test.tell(personV1, { personId: judge, addresses: [email], locale: 'en' });
    expect(await asking).toEqual({ nodes: [{ id }] });
    expect(await again).toEqual({ nodes: [{ id }] });
  });

  it('costs nobody a statement who has been here before', async () => {
    const person = await test.person('known@jury.hk');
    const statements: string[] = [];
    const count = async () => {
      statements.length = 0;
      test.database.onStatement = (sql) => void statements.push(sql);
      await test.ask('{ myRounds(first: 10) { nodes { id } } }', {}, { as: person });
      test.database.onStatement = undefined;
      return statements.filter((sql) => sql.includes('AS known')).length;
    };
    expect(await count()).toBe(1);
    expect(await count()).toBe(0);
  });
});
