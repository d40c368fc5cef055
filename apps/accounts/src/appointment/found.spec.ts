import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { AccountsUnderTest, ADMINISTRATOR } from '../accounts.fixture.js';

let test: AccountsUnderTest;
const tokens: Record<string, string> = {};
const people: string[] = [];
const appointments: string[] = [];

beforeAll(async () => {
  test = await AccountsUnderTest.start();
  await test.opened('FOUND', ['AA', 'BB']);
  const by = (await test.signedIn(ADMINISTRATOR)).token;
  tokens['administrator'] = by;
  for (const who of ['organiser', 'ofAA', 'stranger']) tokens[who] = (await test.signedIn(`${who}@example.hk`)).token;
  await test.appoint(by, 'organiser@example.hk', 'ORGANISER', 'FOUND');
  await test.appoint(by, 'ofaa@example.hk', 'ORGANISER', 'FOUND', 'AA');
  for (const [email, category] of [
    ['aa@example.hk', 'AA'],
    ['bb@example.hk', 'BB'],
    ['gone@example.hk', 'AA'],
  ] as const) {
    const { id, personId } = await test.appoint(by, email, 'SCREENER', 'FOUND', category);
    appointments.push(id);
    people.push(personId);
  }
  await test.end(by, appointments[2] as string);
  tokens['aa'] = (await test.signedIn('aa@example.hk')).token;
});
afterAll(() => test.stop());

// Across: what is held in AA, in BB, and what has ended.
it.each([
  ['administrator', [true, true, false]],
  ['organiser', [true, true, false]],
  ['ofAA', [true, false, false]],
  ['aa', [true, false, false]],
  ['stranger', [false, false, false]],
])('the %s finds what they may see; the rest is as if it were not there', async (who, seen) => {
  const options = { token: tokens[who] as string };
  const shown = (ids: string[]) => [...ids.map((id, at) => (seen[at] ? { id } : null)), null, null];
  const more = [uuidv7(), 'no id'];
  expect(await test.found('Appointment', [...appointments, ...more], options)).toEqual(shown(appointments));
  expect(await test.found('Person', [...people, ...more], options)).toEqual(shown(people));
});

it('nobody finds anything who is not signed in', async () => {
  for (const [type, ids] of [
    ['Appointment', appointments],
    ['Person', people],
  ] as const) {
    expect(await test.found(type, ids, {})).toMatchObject({ errorCodes: expect.arrayContaining(['UNAUTHENTICATED']) });
  }
});

it('asks the database as often for three as for one', async () => {
  const statements = async (type: string, ids: readonly string[]) => {
    const issued: string[] = [];
    test.database.onStatement = (sql) => void (/FROM (appointment|person)/.test(sql) && issued.push(sql));
    await test.found(type, ids, { token: tokens['organiser'] as string });
    test.database.onStatement = undefined;
    return issued.length;
  };
  for (const [type, ids] of [
    ['Appointment', appointments],
    ['Person', people],
  ] as const) {
    const one = await statements(type, ids.slice(0, 1));
    expect([type, one > 0, await statements(type, ids)]).toEqual([type, true, one]);
  }
});

it('a list says how long it is, as far as whoever asks may see it', async () => {
  const LIST = '{ appointments(editionCode: "FOUND", role: SCREENER, first: 1) { totalCount nodes { id } } }';
  const count = async (who: string) => (await test.ask(LIST, {}, { token: tokens[who] as string })).totalCount;
  expect([await count('administrator'), await count('organiser'), await count('ofAA')]).toEqual([2, 2, 1]);
});
