import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ENTRY, RegistrationsUnderTest } from '../registrations.fixture.js';

/** A list must ask the database as often for 50 rows as for one. */
describe('the number of SQL statements', () => {
  let test: RegistrationsUnderTest;
  const owner = uuidv7();
  let organiser: string;
  const codes: string[] = [];
  beforeAll(async () => {
    test = await RegistrationsUnderTest.start();
    organiser = await test.appoint('organiser', 'ROBOT', null);
    for (let at = 0; at < 51; at++) codes.push((await test.submitted(owner)).code);
  });
  afterAll(() => test.stop());

  async function statementsFor(query: string, first: number, as: string): Promise<number> {
    const ask = () => test.ask(query, { first }, { as });
    expect((await ask()).nodes).toHaveLength(first);
    // The relay sweeps on its own now and then; the least of several is what the query needs.
    const counts: number[] = [];
    for (let at = 0; at < 5; at++) {
      const before = test.database.statements;
      await ask();
      counts.push(test.database.statements - before);
    }
    return Math.min(...counts);
  }

  it.each([
    ['entries', `entries(editionCode: "ROBOT", first: $first)`, () => organiser, 5],
    ['myEntries', 'myEntries(first: $first)', () => owner, 5],
  ])('of %s is the same for 1, 3 and 50 rows, with their teams and members', async (_, field, as, most) => {
    const query = `query ($first: Int!) { ${field} { totalCount nodes { ${ENTRY} viewerCan } edges { cursor } pageInfo { endCursor hasNextPage } } }`;
    const counts = [];
    for (const first of [1, 3, 50]) counts.push(await statementsFor(query, first, as()));
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBe(most);
  });

  it('pages through everything once, in the order of the references', async () => {
    const query = `query ($first: Int!, $after: String) { entries(editionCode: "ROBOT", first: $first, after: $after) {
      nodes { code } pageInfo { hasNextPage endCursor } } }`;
    const read: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await test.ask(query, { first: 7, after }, { as: organiser });
      read.push(...page.nodes.map(({ code }: { code: string }) => code));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(read).toEqual([...codes].sort());
  });

  it.each([
    ['a foreign cursor', { after: 'x' }],
    ['a cursor of another list', { after: Buffer.from('[1,2]').toString('base64url') }],
    ['a cursor with NUL', { after: Buffer.from('["\\u0000"]').toString('base64url') }],
    ['none at all', { first: 0 }],
    ['more than a hundred', { first: 101 }],
    ['fewer than none', { first: -1 }],
  ])('no list is read with %s', async (_, args) => {
    const query = `query ($first: Int, $after: String) { myEntries(first: $first, after: $after) { nodes { id } } }`;
    expect(await test.ask(query, { first: 20, ...args }, { as: owner })).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
  });
});
