import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awardsReleasedV1, entryAdmittedV1 } from '@podium/contracts';
import { StoppedClock } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { fromNow, LONG_FROM_NOW, ResultsUnderTest, type Entrant } from '../results.fixture.js';
import { Releases } from './releases.js';

let test: ResultsUnderTest;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
});
afterAll(() => test.stop());

/** Categories of one stream each, one for every test: what waits in one is not released with another. */
const waiting = ['FT', 'SB', 'SL', 'SM'];
async function aGold(): Promise<{ categoryCode: string; entrant: Entrant; awardId: string }> {
  const categoryCode = waiting.shift() as string;
  const [entrant] = (await test.entrants(1, categoryCode)) as [Entrant];
  return { categoryCode, entrant, awardId: await test.gold(entrant) };
}
const winnersOf = async (categoryCode: string): Promise<string[]> =>
  (await test.winners(categoryCode)).map(({ entryCode }: { entryCode: string }) => entryCode);

describe('a release', () => {
  it('needs a second person, who says what was seen', async () => {
    const { categoryCode, entrant } = await aGold();
    const proposed = await test.propose(fromNow(0), categoryCode);
    expect(proposed).toMatchObject({
      state: 'PROPOSED',
      awards: 1,
      categoryCode,
      proposedBy: test.organiser,
      approvedBy: null,
    });
    expect(await test.approve(proposed, { as: test.organiser })).toMatchObject({ __typename: 'SecondPersonNeeded' });
    expect(await test.approve({ ...proposed, awardsHash: 'f'.repeat(64) })).toMatchObject({
      __typename: 'AwardsChangedMeanwhile',
    });
    expect(await winnersOf(categoryCode)).toEqual([]);
    expect(await test.approve(proposed)).toMatchObject({ state: 'APPROVED', approvedBy: test.second });
    expect(await winnersOf(categoryCode)).toEqual([entrant.entryCode]);
    expect(await test.approve(proposed)).toMatchObject({ __typename: 'ReleaseNotFound' });
    // What is public is covered; nothing waits any more, and it is not taken back as a whole.
    expect(await test.propose(fromNow(0), categoryCode)).toMatchObject({ __typename: 'NothingToRelease' });
    expect(await test.cancel(proposed.id)).toMatchObject({ __typename: 'ReleaseHasHappened' });
    expect(await winnersOf(categoryCode)).toEqual([entrant.entryCode]);
  });

  it('leaves out whoever withdraws before the instant; whoever withdraws after it stays until revoked', async () => {
    const [categoryCode, streamCode] = ['DE', 'ES'];
    const [early, late] = (await test.entrants(2, categoryCode)) as [Entrant, Entrant];
    await test.gold(early, streamCode);
    await test.approve(await test.propose(LONG_FROM_NOW, categoryCode));
    const rows = () =>
      test.database.query('SELECT entry_code AS code FROM released_award WHERE category_code = $1', [categoryCode]);
    expect(await rows()).toEqual([{ code: early.entryCode }]);
    await test.withdraw(early);
    expect(await rows()).toEqual([]);
    await test.gold(late, streamCode);
    await test.approve(await test.propose(fromNow(0), categoryCode));
    await test.withdraw(late);
    expect(await winnersOf(categoryCode)).toEqual([late.entryCode]);
  });

  it('is not approved once anything in it has changed: an award, who withdrew, a title', async () => {
    const { categoryCode, entrant, awardId } = await aGold();
    const [other] = (await test.entrants(1, categoryCode)) as [Entrant];
    const roundId = await test.close([[other, 4]], { categoryCode });
    const change = [
      () => test.confer([{ awardCode: 'merit', entryId: other.entryId, roundId }]),
      () => test.withdraw(other),
      () =>
        test.tell(entryAdmittedV1, {
          dossier: test.dossier(entrant, { version: 2, title: { en: 'Another title' } }),
        }),
    ];
    for (const changed of change) {
      const proposed = await test.propose(LONG_FROM_NOW, categoryCode);
      await changed();
      expect(await test.approve(proposed)).toMatchObject({ __typename: 'AwardsChangedMeanwhile' });
    }
    const proposed = await test.propose(LONG_FROM_NOW, categoryCode);
    await test.revoke(awardId);
    expect(await test.approve(proposed)).toMatchObject({ __typename: 'AwardsChangedMeanwhile' });
    expect(await test.propose(LONG_FROM_NOW, categoryCode)).toMatchObject({ __typename: 'NothingToRelease' });
  });

  it('is taken back before its instant, with a reason, and its awards wait again', async () => {
    const { categoryCode } = await aGold();
    const proposed = await test.propose(LONG_FROM_NOW, categoryCode);
    await test.approve(proposed);
    expect(await test.cancel(proposed.id, undefined, ' ')).toMatchObject({ __typename: 'InputRefused' });
    expect(await test.cancel(proposed.id)).toMatchObject({ state: 'CANCELLED', awards: 0 });
    expect(await test.cancel(proposed.id)).toMatchObject({ __typename: 'ReleaseNotFound' });
    expect(await test.database.query('SELECT 1 FROM released_award WHERE category_code = $1', [categoryCode])).toEqual(
      [],
    );
    expect(await test.propose(LONG_FROM_NOW, categoryCode)).toMatchObject({ state: 'PROPOSED', awards: 1 });
  });

  it('is approved by one of two who approve at once, or taken back, never both', async () => {
    const { categoryCode } = await aGold();
    const third = await test.appoint('organiser', categoryCode);
    const proposed = await test.propose(LONG_FROM_NOW, categoryCode);
    const approvals = await Promise.all([test.approve(proposed), test.approve(proposed, { as: third })]);
    expect(approvals.map(({ __typename }) => __typename).sort()).toEqual(['Release', 'ReleaseNotFound']);
  });

  it('is for organisers of its place, and others do not see it', async () => {
    const [entrant] = (await test.entrants(1, 'SI')) as [Entrant];
    await test.gold(entrant, 'PRI');
    const stranger = { as: await test.appoint('organiser', 'DE') };
    expect(await test.propose(LONG_FROM_NOW, 'SI', stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.propose(LONG_FROM_NOW, null, stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    const proposed = await test.propose(LONG_FROM_NOW, 'SI');
    expect(await test.approve(proposed, stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.cancel(proposed.id, stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.ask('{ releases(editionCode: "HKICTA23") { id } }', {}, stranger)).toEqual([]);
    expect(await test.ask('{ releases(editionCode: "HKICTA23") { id } }', {}, {})).toEqual({
      errorCodes: ['UNAUTHENTICATED'],
    });
    for (const id of [uuidv7(), 'no-id', '\u0000']) {
      expect(await test.approve({ id, awardsHash: '' })).toMatchObject({ __typename: 'ReleaseNotFound' });
      expect(await test.cancel(id)).toMatchObject({ __typename: 'ReleaseNotFound' });
    }
  });
});

describe('the letters of a release', () => {
  it('are told of once, after the instant, by whichever of two processes comes first, with those awards alone that are left', async () => {
    const replica = await test.under.replica();
    const [kept, revoked] = (await test.entrants(2, 'SI')) as [Entrant, Entrant];
    const roundId = await test.close(
      [
        [kept, 1, '9'],
        [revoked, 2, '8'],
      ],
      { categoryCode: 'SI', streamCode: 'SEC' },
    );
    const conferred = await test.confer([
      { awardCode: 'gold', entryId: kept.entryId, roundId },
      { awardCode: 'silver', entryId: revoked.entryId, roundId },
    ]);
    const at = LONG_FROM_NOW;
    const proposed = await test.propose(at, 'SI');
    await test.approve(proposed);
    await test.revoke(conferred.awards.find(({ entryCode }: Entrant) => entryCode === revoked.entryCode).id);
    const announced = async () => {
      const both = [test.under, replica, test.under, replica];
      await Promise.all(both.map(({ service }) => service.get(Releases).announceDue()));
      return (await test.under.told(awardsReleasedV1)).filter(({ releaseId }) => releaseId === proposed.id);
    };
    const clock = await StoppedClock.in(test.under.databaseUrl, 'results');
    await clock.at('2123-11-03T09:59:59.999Z');
    expect(await announced()).toEqual([]);
    await clock.at(at);
    const told = await announced();
    await clock.close();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ releasedAt: at, editionCode: 'HKICTA23' });
    expect(told[0]?.awards).toContainEqual({
      awardId: expect.any(String),
      awardName: { en: 'Gold Award', zhHant: '金獎', zhHans: '金奖' },
      entryCode: kept.entryCode,
      title: expect.objectContaining({ en: `Robot ${kept.entryCode}` }),
      contacts: [{ email: `private-${kept.entryCode}@example.hk`, locale: 'zhHant' }],
    });
    expect(told[0]?.awards.map(({ entryCode }) => entryCode)).not.toContain(revoked.entryCode);
    await replica.close();
  });
});
