import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ENTRY, RegistrationsUnderTest } from './registrations.fixture.js';

/**
 * What the hot paths say to the database, word by word and in order, is committed beside this file: a statement more or a
 * changed plan shows in the diff of its commit.
 */
const recording = new AsyncLocalStorage<string[]>();
let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  test.database.onStatement = (sql) => {
    const issued = recording.getStore();
    // After the commit comes what it sets off: the relay.
    if (issued && issued.at(-1) !== 'COMMIT') issued.push(sql.replace(/\s+/g, ' ').trim());
  };
});
afterAll(() => test.stop());

async function issuedBy(request: () => Promise<unknown>): Promise<string[]> {
  const issued: string[] = [];
  await recording.run(issued, request);
  return issued;
}

const answers = { pitch: 'It walks.' };
const team = () => ({
  name: { en: 'Walkers' },
  members: [{ email: `${uuidv7()}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' }],
});

it.each([
  ['submitting with a team, under a key', true],
  ['submitting, without either', false],
])('%s', async (_, whole) => {
  const as = uuidv7();
  const { id, version } = await test.draft(as);
  // The edition is read once per revision; here it is known.
  await test.submitted(uuidv7());
  const input = { entryId: id, version, answers, ...(whole ? { team: team() } : {}) };
  expect(await issuedBy(() => test.submit(as, input, whole ? { key: uuidv7() } : {}))).toMatchSnapshot();
});

it('saving', async () => {
  const as = uuidv7();
  const { id, version } = await test.draft(as);
  expect(await issuedBy(() => test.save(as, { entryId: id, version, answers }))).toMatchSnapshot();
});

it.each(['entries(editionCode: "ROBOT", first: 50)', 'myEntries(first: 50)'])('%s', async (field) => {
  const organiser = await test.appoint('organiser', 'ROBOT', null);
  await test.submitted(organiser);
  const query = `query { ${field} { nodes { ${ENTRY} } } }`;
  expect(await issuedBy(() => test.ask(query, {}, { as: organiser }))).toMatchSnapshot();
});
