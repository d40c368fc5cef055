import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
let stream = 0;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
  // A stream of its own for every test, so that each has its own gold.
  const edition = structuredClone(test.edition);
  for (const category of edition.categories) {
    for (let at = 1; at <= 20; at++)
      category.streams.push({ code: `S${at}`, name: { en: `Stream ${at}`, zhHant: `組別 ${at}` } });
  }
  await test.open(edition, 2);
});
afterAll(() => test.stop());
beforeEach(() => void stream++);

const streamCode = () => `S${stream}`;
interface Due {
  awardCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  roundId: string | null;
  nothingBecause: string | null;
  because: string | null;
  conferred: number;
  suggestions: { entryCode: string; place: number; total: string; tied: boolean; conferred: boolean }[];
}
const allDue = async (options?: { as: string }, categoryCode: string | null = 'SL'): Promise<Due[]> => {
  const found: Due[] = [];
  for (let after: string | null = null; ;) {
    const page = await test.ask(
      `query ($categoryCode: String, $after: String) { awardsDue(editionCode: "HKICTA23", categoryCode: $categoryCode, first: 30, after: $after) {
         totalCount nodes { awardCode streamCode categoryCode roundId nothingBecause because conferred
           suggestions { entryCode place total tied conferred } }
         pageInfo { hasNextPage endCursor } } }`,
      { categoryCode, after },
      options,
    );
    if (!page.nodes) return page;
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) {
      expect(found).toHaveLength(page.totalCount);
      return found;
    }
    after = page.pageInfo.endCursor;
  }
};
/** What is suggested, a line each. */
const due = async (options?: { as: string }, categoryCode: string | null = 'SL'): Promise<Listed[]> => {
  const nodes = await allDue(options, categoryCode);
  if (!Array.isArray(nodes)) return nodes;
  return nodes.flatMap(({ awardCode, streamCode: at, suggestions }) =>
    suggestions.map((each) => ({ awardCode, streamCode: at, ...each })),
  );
};
interface Listed {
  awardCode: string;
  entryCode: string;
  streamCode: string | null;
  tied?: boolean;
}
const here = (rows: Listed[]) => rows.filter((row) => row.streamCode === streamCode());
const give = (awardCode: string, { entryId }: Entrant, roundId: string) => ({ awardCode, entryId, roundId });

describe('what the standings suggest', () => {
  it('is every award by its places, of the right stage, without who withdrew', async () => {
    const [a, b, c, d, e, gone] = (await test.entrants(6)) as [Entrant, Entrant, Entrant, Entrant, Entrant, Entrant];
    await test.close([[a, 1]], { streamCode: streamCode(), stageCode: 'assessment' });
    await test.close(
      [
        [a, 1, '90'],
        [b, 2],
        [gone, 3],
        [c, 3],
        [d, 4],
        [e, 6],
      ],
      { streamCode: streamCode() },
    );
    await test.withdraw(gone);
    expect(here(await due()).map(({ awardCode, entryCode, tied }) => [awardCode, entryCode, tied])).toEqual([
      ['gold', a.entryCode, false],
      ['silver', b.entryCode, false],
      ['bronze', c.entryCode, false],
      ['merit', d.entryCode, false],
    ]);
  });

  it('says where more share a place than there are awards, and leaves the choice to people', async () => {
    const [a, b, c] = (await test.entrants(3)) as [Entrant, Entrant, Entrant];
    const roundId = await test.close(
      [
        [a, 1],
        [b, 1],
        [c, 3],
      ],
      { streamCode: streamCode() },
    );
    expect(here(await due()).map(({ awardCode, entryCode, tied }) => [awardCode, entryCode, tied])).toEqual([
      ['gold', a.entryCode, true],
      ['gold', b.entryCode, true],
      ['bronze', c.entryCode, false],
    ]);
    expect(await test.confer([give('gold', b, roundId)])).toMatchObject({ awards: [{ entryCode: b.entryCode }] });
    expect(await test.confer([give('gold', a, roundId)])).toMatchObject({ __typename: 'AwardIsTaken', max: 1 });
  });

  it('says why nobody is suggested, in the language of the request', async () => {
    const [winner] = (await test.entrants(1)) as [Entrant];
    const here = async () => (await allDue()).filter((each) => each.streamCode === streamCode());
    expect((await here()).map(({ awardCode, nothingBecause }) => [awardCode, nothingBecause])).toEqual([
      ['gold', 'ROUND_NOT_CLOSED'],
      ['silver', 'ROUND_NOT_CLOSED'],
      ['bronze', 'ROUND_NOT_CLOSED'],
      ['merit', 'ROUND_NOT_CLOSED'],
    ]);
    const roundId = await test.close([[winner, 1]], { streamCode: streamCode() });
    const [gold, silver] = (await here()) as [Due, Due];
    expect(gold).toMatchObject({
      roundId,
      nothingBecause: null,
      because: null,
      conferred: 0,
      suggestions: [{ tied: false, conferred: false }],
    });
    expect(silver).toMatchObject({
      roundId,
      suggestions: [],
      nothingBecause: 'NOBODY_PLACED',
      because: 'No entry that still takes part is at place 2 of the standing.',
    });
    await test.confer([give('gold', winner, roundId)]);
    expect((await here())[0]).toMatchObject({ conferred: 1, suggestions: [{ conferred: true }] });
  });

  it('says that nobody reached the total that an award asks for, and how far the best came', async () => {
    const edition = structuredClone(test.edition);
    const gold = edition.awards.find(({ code }) => code === 'gold');
    if (gold) gold.minimumTotal = '80';
    edition.code = 'HKICTA22';
    await test.open(edition);
    await test.appointIn('HKICTA22', test.organiser);
    const [best] = (await test.entrants(1)) as [Entrant];
    await test.close([[best, 1, '79.95']], { editionCode: 'HKICTA22' });
    const { nodes } = await test.ask(
      '{ awardsDue(editionCode: "HKICTA22", categoryCode: "SL") { nodes { awardCode streamCode nothingBecause because because2: because(locale: ZH_HANT) } } }',
    );
    expect(nodes.find((each: Due) => each.awardCode === 'gold' && each.streamCode === 'OPEN')).toEqual({
      awardCode: 'gold',
      streamCode: 'OPEN',
      nothingBecause: 'BELOW_MINIMUM',
      because: 'Nobody reached the total of 80 that Gold Award asks for; the best has 79.95.',
      because2: '沒有參賽項目達到「金獎」要求的總分 80；最高為 79.95。',
    });
  });

  it('is for organisers: of a category theirs, for others nothing', async () => {
    const [a] = (await test.entrants(1)) as [Entrant];
    await test.close([[a, 1]], { streamCode: streamCode() });
    const [ofSL, ofFT] = [await test.appoint('organiser', 'SL'), await test.appoint('organiser', 'FT')];
    expect(here(await due({ as: ofSL }))).toHaveLength(1);
    expect(await due({ as: ofFT })).toEqual([]);
    expect(await due({ as: ofFT }, null)).toEqual([]);
    expect(await due({ as: await test.appoint('screener', null) })).toEqual({ errorCodes: ['FORBIDDEN'] });
    expect(await due({ as: uuidv7() })).toEqual({ errorCodes: ['FORBIDDEN'] });
  });
});
