import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest, type Started } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
const [owner, stranger] = [uuidv7(), uuidv7()];
let entries: Record<'draft' | 'walking' | 'flying' | 'withdrawnDraft', Started>;
const who: Record<string, string> = { stranger };

beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  entries = {
    draft: await test.draft(owner),
    walking: await test.submitted(owner, 'AA'),
    flying: await test.submitted(owner, 'BB'),
    withdrawnDraft: await test.draft(owner),
  };
  await test.withdraw(owner, { entryId: entries.withdrawnDraft.id, version: entries.withdrawnDraft.version });
  await test.open({ code: 'OTHER' });
  who['administrator'] = test.administrator;
  who['organiser'] = await test.appoint('organiser', 'ROBOT', null);
  who['screener'] = await test.appoint('screener', 'ROBOT', null);
  who['organiser of AA'] = await test.appoint('organiser', 'ROBOT', 'AA');
  who['screener of AA'] = await test.appoint('screener', 'ROBOT', 'AA');
  who['screener of BB'] = await test.appoint('screener', 'ROBOT', 'BB');
  who['organiser of another edition'] = await test.appoint('organiser', 'OTHER', null);
  who['screener of AA in another edition'] = await test.appoint('screener', 'OTHER', 'AA');
  who['chair'] = await test.appoint('chair', 'ROBOT', null);
});
afterAll(() => test.stop());

const entry = (as: string, id: string) => test.ask('query ($id: ID!) { entry(id: $id) { id } }', { id }, { as });
const reference = (as: string, id: string) =>
  test.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Entry { id } } }',
    { of: [{ __typename: 'Entry', id }] },
    { as },
  );
async function listed(as: string, args: Record<string, unknown> = {}): Promise<string[]> {
  const list = await test.ask(
    `query ($editionCode: String!, $categoryCode: String, $state: EntryState) {
       entries(editionCode: $editionCode, categoryCode: $categoryCode, state: $state) {
         nodes { id } edges { node { id } } pageInfo { hasNextPage startCursor } } }`,
    { editionCode: 'ROBOT', ...args },
    { as },
  );
  const ids = list.nodes.map(({ id }: { id: string }) => id);
  expect(list.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids);
  if (ids.length === 0) expect(list.pageInfo).toEqual({ hasNextPage: false, startCursor: null });
  return ids;
}

describe('whoever is appointed', () => {
  const table: [string, ('walking' | 'flying')[]][] = [
    ['administrator', ['walking', 'flying']],
    ['organiser', ['walking', 'flying']],
    ['screener', ['walking', 'flying']],
    ['organiser of AA', ['walking']],
    ['screener of AA', ['walking']],
    ['screener of BB', ['flying']],
    ['organiser of another edition', []],
    ['screener of AA in another edition', []],
    ['chair', []],
    ['stranger', []],
  ];

  it.each(table)('%s sees %j and no draft', async (name, sees) => {
    const as = who[name] as string;
    const seen = sees.map((each) => entries[each].id);
    expect(new Set(await listed(as))).toEqual(new Set(seen));
    const category = (code: string) => listed(as, { categoryCode: code });
    expect([...(await category('AA')), ...(await category('BB'))]).toEqual(seen);
    expect(await listed(as, { state: 'DRAFT' })).toEqual([]);
    expect(await listed(as, { state: 'WITHDRAWN' })).toEqual([]);
    for (const { id } of Object.values(entries)) {
      expect(await entry(as, id)).toEqual(seen.includes(id) ? { id } : null);
      expect(await reference(as, id)).toEqual([seen.includes(id) ? { id } : null]);
    }
  });
});

describe('the team', () => {
  it('sees all of its entries and nobody else any of them', async () => {
    const mine = (as: string) => test.ask('{ myEntries { nodes { id } } }', {}, { as });
    const all = Object.values(entries).map(({ id }) => ({ id }));
    expect(new Set((await mine(owner)).nodes)).toEqual(new Set(all));
    for (const { id } of all) expect(await entry(owner, id)).toEqual({ id });
    expect(await mine(stranger)).toEqual({ nodes: [] });
    expect(await mine(who['organiser'] as string)).toEqual({ nodes: [] });
  });
});

describe('an entry of somebody else answers like one that is not there', () => {
  const absent = uuidv7();

  it.each(['save', 'submit', 'withdraw'] as const)('to %s', async (action) => {
    for (const as of [stranger, who['organiser'] as string, who['administrator'] as string]) {
      const answer = await test[action](as, { entryId: entries.walking.id, version: entries.walking.version });
      expect(answer).toEqual({ __typename: 'EntryNotFound', message: 'There is no such entry.' });
      expect(await test[action](as, { entryId: absent, version: 1 })).toEqual(answer);
    }
  });

  it('to screen, for everybody but its own organisers and screeners; a draft for those too', async () => {
    const nothing = { __typename: 'EntryNotFound', message: 'There is no such entry.' };
    const attempt = (as: string, { id, version }: { id: string; version: number }) =>
      test.screen(as, { entryId: id, version });
    for (const name of [
      'stranger',
      'chair',
      'screener of BB',
      'organiser of another edition',
      'screener of AA in another edition',
    ]) {
      expect(await attempt(who[name] as string, entries.walking)).toEqual(nothing);
    }
    expect(await attempt(owner, entries.walking)).toEqual(nothing);
    expect(await attempt(who['screener'] as string, entries.draft)).toEqual(nothing);
    expect(await attempt(who['screener'] as string, { id: absent, version: 1 })).toEqual(nothing);
  });

  it.each(['no-id', '', '\u0000', "' OR true --", `${absent}0`])('also by %j, which is no id', async (id) => {
    expect(await entry(owner, id)).toBeNull();
    for (const action of ['save', 'submit', 'withdraw'] as const) {
      expect(await test[action](owner, { entryId: id, version: 1 })).toMatchObject({ __typename: 'EntryNotFound' });
    }
    expect(await test.screen(who['screener'] as string, { entryId: id, version: 1 })).toMatchObject({
      __typename: 'EntryNotFound',
    });
  });

  it('and nobody who is not signed in is answered at all', async () => {
    for (const query of [
      `{ entry(id: "${entries.walking.id}") { id } }`,
      '{ myEntries { nodes { id } } }',
      '{ entries(editionCode: "ROBOT") { nodes { id } } }',
    ]) {
      expect(await test.ask(query, {}, {})).toEqual({ errorCodes: ['UNAUTHENTICATED'] });
    }
  });
});
