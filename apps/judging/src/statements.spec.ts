import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anEdition, JudgingUnderTest, marksOf } from './judging.fixture.js';

/** A list must ask the database as often for 50 rows as for one. */
describe('the number of SQL statements', () => {
  let test: JudgingUnderTest;
  let round: Awaited<ReturnType<JudgingUnderTest['round']>>;
  beforeAll(async () => {
    test = await JudgingUnderTest.start();
    const edition = anEdition((one) => {
      // Enough places for fifty rounds.
      const sl = one.categories.find(({ code }) => code === 'SL');
      for (let at = 1; at <= 50; at++)
        sl?.streams.push({ code: `S${at}`, name: { en: `Stream ${at}`, zhHant: `組別${at}` } });
    });
    await test.open(edition);
    round = await test.round(50, ['a@jury.hk']);
    for (const { dossierId } of round.dossiers.slice(0, 25)) {
      await test.submit(round.judges[0] as { person: string }, round.id, dossierId, marksOf(edition, '50'));
    }
    for (let at = 1; at <= 50; at++) {
      await test.admit(1, { streamCode: `S${at}` }, 100 + at);
      expect(await test.openRound(round.panelId, { streamCode: `S${at}` })).toMatchObject({ __typename: 'Round' });
    }
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
    [
      'myAssignments',
      `query ($first: Int!) { myAssignments(editionCode: "HKICTA23", first: $first) { nodes {
         round { id rubric { criteria { code } } } dossier { id answers team { name } } sheet { marks { mark } } }
         edges { cursor } pageInfo { endCursor } } }`,
      () => round.judges[0]?.person as string,
    ],
    [
      'rounds',
      `query ($first: Int!) { rounds(editionCode: "HKICTA23", first: $first) { nodes {
         id progress { contenders assigned handedIn } stage { name } rubric { criteria { name } } } } }`,
      () => test.organiser,
    ],
  ])('of %s is the same for 1, 3 and 50 rows', async (_, query, who) => {
    const counts = [];
    for (const first of [1, 3, 50]) counts.push(await statementsFor(query, first, who()));
    expect(new Set(counts).size).toBe(1);
    // Whose rows are seen is set with the transaction: that is its beginning and its end besides.
    expect(counts[0]).toBeLessThanOrEqual(4);
  });

  it('of panels is the same for 1 and 3', async () => {
    await test.panel(['b@jury.hk', 'c@jury.hk']);
    await test.panel(['d@jury.hk']);
    const query =
      'query ($first: Int!) { panels(editionCode: "HKICTA23", first: $first) { nodes { id name seats { nodes { email personId } } } } }';
    expect(await statementsFor(query, 1, test.organiser)).toBe(await statementsFor(query, 3, test.organiser));
  });

  it('of handing in a sheet is four: begin, hold, write, commit', async () => {
    const counts: number[] = [];
    for (const { dossierId } of round.dossiers.slice(30, 36)) {
      const before = test.database.statements;
      await test.submit(round.judges[0] as { person: string }, round.id, dossierId, marksOf(test.edition, '50'));
      counts.push(test.database.statements - before);
    }
    expect(Math.min(...counts)).toBe(4);
  });

  it('pages through everything once, in the order of the codes', async () => {
    const query = `query ($first: Int!, $after: String) { myAssignments(editionCode: "HKICTA23", first: $first, after: $after) {
      nodes { dossier { code } } pageInfo { hasNextPage endCursor } } }`;
    const codes: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await test.ask(query, { first: 7, after }, { as: round.judges[0]?.person as string });
      codes.push(...page.nodes.map(({ dossier }: { dossier: { code: string } }) => dossier.code));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(codes).toEqual(round.dossiers.map(({ entryCode }) => entryCode).sort());
  });
});
