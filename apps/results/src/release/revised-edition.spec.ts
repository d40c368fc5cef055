import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { shippedDefinition } from '@podium/programmes';
import { AT_ONCE, ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
});
afterAll(() => test.stop());

it('an award that a revision takes out of the definition is released as it was conferred, and mended words are taken', async () => {
  const edition = shippedDefinition('hkicta-2023');
  const [entrant] = (await test.entrants(1, 'FT')) as [Entrant];
  const [other] = (await test.entrants(1, 'SB')) as [Entrant];
  await test.gold(entrant);
  const gold = edition.awards.find(({ code }) => code === 'gold');
  await test.open({ ...edition, awards: edition.awards.filter(({ code }) => code !== 'gold') }, 2);
  const proposed = await test.propose(AT_ONCE, 'FT');
  expect(proposed).toMatchObject({ state: 'PROPOSED', awardCount: 1 });
  expect(await test.approve(proposed)).toMatchObject({ state: 'APPROVED' });
  expect(await test.winners('FT', 'entryCode awardName(locale: ZH_HANT)')).toEqual([
    { entryCode: entrant.entryCode, awardName: gold?.name.zhHant },
  ]);

  await test.open(edition, 3);
  await test.gold(other);
  const mended = edition.awards.map((each) =>
    each.code === 'gold' ? { ...each, name: { ...each.name, zhHant: '金獎章' } } : each,
  );
  await test.open({ ...edition, awards: mended }, 4);
  expect(await test.approve(await test.propose(AT_ONCE, 'SB'))).toMatchObject({ state: 'APPROVED' });
  expect(await test.winners('SB', 'entryCode awardName(locale: ZH_HANT)')).toEqual([
    { entryCode: other.entryCode, awardName: '金獎章' },
  ]);
});
