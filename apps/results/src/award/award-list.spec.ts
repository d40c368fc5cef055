import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
  // A stream for each test, so that each has its own gold.
  const edition = structuredClone(test.edition);
  for (const { streams } of edition.categories)
    for (const code of ['LIST', 'REVOKE']) streams.push({ code, name: { en: code, zhHant: code } });
  await test.open(edition, 2);
});
afterAll(() => test.stop());

const give = (awardCode: string, { entryId }: Entrant, roundId: string) => ({ awardCode, entryId, roundId });

describe('the list of awards', () => {
  it('comes in pages with a count and a filter, by as many statements for one as for three, and finds Nodes', async () => {
    const entrants = await test.entrants(5);
    const roundId = await test.close(
      entrants.map((each) => [each, 4]),
      { streamCode: 'LIST' },
    );
    const list = (first: number, after: string | null = null) =>
      test.ask(
        `query ($first: Int!, $after: String) { awards(editionCode: "HKICTA23", categoryCode: "SL", state: CONFERRED, first: $first, after: $after) {
           totalCount nodes { id entryCode } pageInfo { hasNextPage endCursor } } }`,
        { first, after },
      );
    const before = (await list(1)).totalCount;
    const statements = [];
    for (const each of entrants) {
      await test.confer([give('merit', each, roundId)]);
      statements.push(await test.statementsOf(() => list(100)));
    }
    expect(new Set(statements)).toEqual(new Set([statements[0]]));
    expect(statements[0]).toBeGreaterThan(0);
    const seen = [];
    for (let page = await list(2); ; page = await list(2, page.pageInfo.endCursor)) {
      expect(page.totalCount).toBe(before + 5);
      seen.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(before + 5);
    expect(seen.map(({ entryCode }) => entryCode)).toEqual(
      expect.arrayContaining(entrants.map((each) => each.entryCode)),
    );
    const ids = seen.slice(0, 3).map(({ id }) => id);
    const nodes = (of: string[], options?: { as: string }) =>
      test.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Award { id } } }`,
        { of: of.map((id) => ({ __typename: 'Award', id })) },
        options,
      );
    expect(await nodes([...ids, uuidv7(), 'no-id'])).toEqual([...ids.map((id) => ({ id })), null, null]);
    expect(await nodes(ids, { as: await test.appoint('organiser', 'FT') })).toEqual([null, null, null]);
    expect(await test.statementsOf(() => nodes(ids))).toBe(await test.statementsOf(() => nodes(ids.slice(0, 1))));
    for (const after of ['[]', '["","","x","no-id"]', '[1,"","","018f0000-0000-7000-8000-000000000000"]']) {
      expect(await list(2, Buffer.from(after).toString('base64url'))).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
    }
  });
});

describe('revoking', () => {
  it('frees the award for another, happens once and is kept on record', async () => {
    const [a, b] = (await test.entrants(2)) as [Entrant, Entrant];
    const roundId = await test.close(
      [
        [a, 1],
        [b, 2],
      ],
      { streamCode: 'REVOKE' },
    );
    const conferred = await test.confer([give('gold', a, roundId)]);
    const id = conferred.awards[0].id;
    expect(await test.revoke(id, undefined, ' ')).toMatchObject({ __typename: 'InputRefused' });
    const ofSL = { as: await test.appoint('organiser', 'SL') };
    expect(await test.revoke(id, ofSL)).toMatchObject({ __typename: 'NotOrganiser' });
    const both = await Promise.all([test.revoke(id), test.revoke(id, { as: test.second })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Award', 'AwardNotFound']);
    const [kept] = await test.database.query('SELECT revoked_reason AS reason FROM award WHERE id = $1', [id]);
    expect(kept).toEqual({ reason: 'Plagiarism.' });
    expect(await test.confer([give('gold', b, roundId)])).toMatchObject({ __typename: 'AwardsConferred' });
  });

  it.each([uuidv7(), 'no-id', '\u0000'])('%j finds nothing', async (id) =>
    expect(await test.revoke(id)).toMatchObject({ __typename: 'AwardNotFound' }),
  );
});
