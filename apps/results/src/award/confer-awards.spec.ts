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
const awards = async (options?: { as: string }, categoryCode: string | null = 'SL') => {
  const page = await test.ask(
    `query ($categoryCode: String) { awards(editionCode: "HKICTA23", categoryCode: $categoryCode, first: 100) {
       nodes { awardCode entryCode streamCode state stageCode viewerCan } } }`,
    { categoryCode },
    options,
  );
  return page.nodes ?? page;
};
interface Listed {
  awardCode: string;
  entryCode: string;
  streamCode: string | null;
  tied?: boolean;
}
const here = (rows: Listed[]) => rows.filter((row) => row.streamCode === streamCode());
const give = (awardCode: string, { entryId }: Entrant, roundId: string) => ({ awardCode, entryId, roundId });

describe('conferring', () => {
  it('shows what was conferred to organisers: of a category theirs, to others nothing', async () => {
    const ofFT = await test.appoint('organiser', 'FT');
    expect(await awards({ as: ofFT })).toEqual([]);
    expect(await awards({ as: ofFT }, null)).toEqual([]);
    expect(await awards({ as: await test.appoint('screener', null) })).toEqual({ errorCodes: ['FORBIDDEN'] });
    expect(await awards({ as: uuidv7() })).toEqual({ errorCodes: ['FORBIDDEN'] });
  });

  it('gives all that are named, or none', async () => {
    const [a, b, c] = (await test.entrants(3)) as [Entrant, Entrant, Entrant];
    const roundId = await test.close(
      [
        [a, 1],
        [b, 2],
        [c, 3],
      ],
      { streamCode: streamCode() },
    );
    await test.withdraw(c);
    const golds = [give('gold', a, roundId), give('silver', b, roundId)];
    expect(await test.confer([...golds, give('bronze', c, roundId)])).toMatchObject({ __typename: 'EntryIsWithdrawn' });
    expect(here(await awards())).toEqual([]);
    const conferred = await test.confer(golds);
    expect(
      conferred.awards.map(({ awardCode, place }: { awardCode: string; place: number }) => [awardCode, place]),
    ).toEqual([
      ['gold', 1],
      ['silver', 2],
    ]);
    expect(here(await awards())).toHaveLength(2);
  });

  it('goes to nobody whom the office took out, by name, until they take part again', async () => {
    const [a] = (await test.entrants(1)) as [Entrant];
    const roundId = await test.close([[a, 1]], { streamCode: streamCode() });
    expect(await test.confer([give('gold', a, roundId)])).toMatchObject({ awards: [{ awardCode: 'gold' }] });
    await test.withdraw(a, 'disqualified');
    expect(here(await awards())).toEqual([]);
    expect(await test.confer([give('gold', a, roundId)])).toEqual({
      __typename: 'EntryIsOut',
      message: 'This entry is disqualified.',
    });
    await test.withdraw(a, 'reversed');
    expect(await test.confer([give('gold', a, roundId)])).toMatchObject({
      __typename: 'EntryIsOut',
      message: expect.stringContaining('screened again'),
    });
    await test.reinstate(a);
    expect(await test.confer([give('gold', a, roundId)])).toMatchObject({ awards: [{ awardCode: 'gold' }] });
  });

  it('gives no more than there are, also when several organisers confer at once', async () => {
    const entrants = await test.entrants(5);
    const roundId = await test.close(
      entrants.map((each) => [each, 1]),
      { streamCode: streamCode() },
    );
    const answers = await Promise.all(
      entrants.map((each, at) =>
        test.confer([give('gold', each, roundId)], { as: at % 2 ? test.organiser : test.second }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'AwardsConferred')).toHaveLength(1);
    expect(answers.filter(({ __typename, max }) => __typename === 'AwardIsTaken' && max === 1)).toHaveLength(4);
  });

  it('gives as many merits as the panel likes, but none twice to one entry', async () => {
    const entrants = await test.entrants(4);
    const roundId = await test.close(
      entrants.map((each) => [each, 4]),
      { streamCode: streamCode() },
    );
    expect(await test.confer(entrants.map((each) => give('merit', each, roundId)))).toMatchObject({
      __typename: 'AwardsConferred',
    });
    expect(await test.confer([give('merit', entrants[0] as Entrant, roundId)])).toMatchObject({
      __typename: 'AwardIsHeld',
    });
  });

  it('gives no more of an award without a stream than there are, either', async () => {
    const [a, b] = (await test.entrants(2, 'FT')) as [Entrant, Entrant];
    const placings: [Entrant, number][] = [
      [a, 1],
      [b, 1],
    ];
    const golds: [Entrant, string][] = [
      [a, `S${stream}`],
      [b, 'S20'],
    ];
    for (const [entrant, at] of golds) {
      const roundId = await test.close([[entrant, 1]], { categoryCode: 'FT', streamCode: at });
      expect(await test.confer([give('gold', entrant, roundId)])).toMatchObject({ __typename: 'AwardsConferred' });
    }
    const grand = await test.close(placings, { categoryCode: 'FT', streamCode: null, stageCode: 'grand' });
    expect(await test.confer([give('grand', a, grand)])).toMatchObject({ __typename: 'AwardsConferred' });
    expect(await test.confer([give('grand', b, grand)])).toMatchObject({ __typename: 'AwardIsTaken', max: 1 });
  });

  it('refuses a standing of another stage, scope or edition, and an entry that is not in it', async () => {
    const [a, b] = (await test.entrants(2)) as [Entrant, Entrant];
    const early = await test.close([[a, 1]], { streamCode: streamCode(), stageCode: 'assessment' });
    const roundId = await test.close([[a, 1]], { streamCode: streamCode() });
    const category = await test.close([[a, 1]], { streamCode: null });
    const elsewhere = await test.close([[a, 1]], { streamCode: streamCode(), editionCode: 'HKICTA22' });
    const whole = await test.close([[a, 1]], { categoryCode: null, streamCode: null, stageCode: 'award-of-the-year' });
    for (const wrong of [
      give('gold', a, early),
      give('gold', b, roundId),
      give('gold', a, category),
      give('gold', a, elsewhere),
      give('gold', a, whole),
      give('grand', a, roundId),
      give('award-of-the-year', a, roundId),
      give('gold', a, uuidv7()),
      { awardCode: 'gold', entryId: 'no-id', roundId },
      { awardCode: 'gold', entryId: a.entryId, roundId: '\u0000' },
    ]) {
      expect(await test.confer([wrong])).toMatchObject({ __typename: 'EntryNotInStanding' });
    }
    expect(await test.confer([give('platinum', a, roundId)])).toMatchObject({ __typename: 'AwardNotFound' });
    expect(await test.confer([])).toMatchObject({ __typename: 'InputRefused' });
    expect(here(await awards())).toEqual([]);
  });

  it('heeds what the definition asks of an award: what must be held before, what may not be held beside', async () => {
    const [a, b] = (await test.entrants(2)) as [Entrant, Entrant];
    const placings: [Entrant, number][] = [
      [a, 1],
      [b, 1],
    ];
    const roundId = await test.close(placings, { streamCode: streamCode() });
    const grand = await test.close(placings, { streamCode: null, stageCode: 'grand' });
    const whole = await test.close(placings, { categoryCode: null, streamCode: null, stageCode: 'award-of-the-year' });
    for (const early of [
      [give('award-of-the-year', a, whole)],
      [give('grand', a, grand), give('gold', a, roundId)],
      [give('gold', a, roundId), give('grand', b, grand)],
      [give('gold', a, roundId), give('merit', a, roundId)],
    ]) {
      expect(await test.confer(early)).toMatchObject({ __typename: 'AwardConditionNotMet' });
    }
    const inOrder = [give('gold', a, roundId), give('grand', a, grand), give('award-of-the-year', a, whole)];
    expect(await test.confer(inOrder)).toMatchObject({ __typename: 'AwardsConferred' });
  });

  it('is for the organisers of the category, and of the whole edition where no category is', async () => {
    const [a] = (await test.entrants(1, 'FT')) as [Entrant];
    const roundId = await test.close([[a, 1]], { categoryCode: 'FT', streamCode: streamCode() });
    const whole = await test.close([[a, 1]], { categoryCode: null, streamCode: null, stageCode: 'award-of-the-year' });
    const ofSL = { as: await test.appoint('organiser', 'SL') };
    const ofFT = { as: await test.appoint('organiser', 'FT') };
    expect(await test.confer([give('gold', a, roundId)], ofSL)).toMatchObject({ __typename: 'NotOrganiser' });
    const elsewhere = { as: await test.appointIn('HKICTA22') };
    expect(await test.confer([give('gold', a, roundId)], elsewhere)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.confer([give('award-of-the-year', a, whole)], ofFT)).toMatchObject({
      __typename: 'NotOrganiser',
    });
    expect(await test.confer([give('gold', a, roundId)], ofFT)).toMatchObject({ __typename: 'AwardsConferred' });
    expect(await test.confer([give('gold', a, roundId)], { as: uuidv7() })).toEqual({ errorCodes: ['FORBIDDEN'] });
  });
});
