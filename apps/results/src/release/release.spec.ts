import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awardsReleasedV1 } from '@podium/contracts';
import { StoppedClock } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { AT_ONCE, LONG_FROM_NOW, ResultsUnderTest, type Entrant } from '../results.fixture.js';
import { AnnounceReleases } from './announce-releases.js';

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
const rowsOf = (categoryCode: string) =>
  test.database.query('SELECT entry_code AS code FROM released_award WHERE category_code = $1', [categoryCode]);
const winnersOf = async (categoryCode: string): Promise<string[]> =>
  (await test.winners(categoryCode)).map(({ entryCode }: { entryCode: string }) => entryCode);

describe('a release', () => {
  it('needs a second person, who says what was seen', async () => {
    const { categoryCode, entrant } = await aGold();
    const proposed = await test.propose(AT_ONCE, categoryCode);
    expect(proposed).toMatchObject({
      state: 'PROPOSED',
      awardCount: 1,
      at: null,
      categoryCode,
      proposedBy: test.organiser,
      approvedBy: null,
      // Whoever proposed it sees that somebody else must approve it.
      viewerCan: ['CANCEL'],
    });
    expect(await test.releases(categoryCode, { as: test.second })).toMatchObject([
      { viewerCan: ['APPROVE', 'CANCEL'] },
    ]);
    expect(await test.approve(proposed, { as: test.organiser })).toMatchObject({ __typename: 'SecondPersonNeeded' });
    expect(await test.approve({ ...proposed, hash: 'f'.repeat(64) })).toMatchObject({
      __typename: 'AwardsChangedMeanwhile',
    });
    expect(await winnersOf(categoryCode)).toEqual([]);
    expect(await test.approve(proposed)).toMatchObject({ state: 'APPROVED', approvedBy: test.second });
    expect(await winnersOf(categoryCode)).toEqual([entrant.entryCode]);
    expect(await test.approve(proposed)).toMatchObject({ __typename: 'ReleaseIsSettled' });
    expect(await test.releases(categoryCode)).toMatchObject([{ state: 'APPROVED', awardCount: 1, viewerCan: [] }]);
    // What is public is covered; nothing waits any more, and it is not taken back as a whole.
    expect(await test.propose(AT_ONCE, categoryCode)).toMatchObject({ __typename: 'NothingToRelease' });
    expect(await test.cancel(proposed.id)).toMatchObject({ __typename: 'ReleaseHasHappened' });
    expect(await winnersOf(categoryCode)).toEqual([entrant.entryCode]);
  });

  it('leaves out whoever withdraws before the instant; whoever withdraws after it stays until revoked', async () => {
    const [categoryCode, streamCode] = ['DE', 'ES'];
    const [early, late] = (await test.entrants(2, categoryCode)) as [Entrant, Entrant];
    await test.gold(early, streamCode);
    await test.approve(await test.propose(LONG_FROM_NOW, categoryCode));
    expect(await rowsOf(categoryCode)).toEqual([{ code: early.entryCode }]);
    await test.withdraw(early);
    expect(await rowsOf(categoryCode)).toEqual([]);
    await test.gold(late, streamCode);
    await test.approve(await test.propose(AT_ONCE, categoryCode));
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
      () => test.registrations.admit(test.dossier(entrant, { version: 2, title: { en: 'Another title' } })),
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
    expect(await test.cancel(proposed.id)).toMatchObject({ state: 'CANCELLED', awardCount: 0 });
    expect(await test.cancel(proposed.id)).toMatchObject({ __typename: 'ReleaseIsSettled' });
    expect(await rowsOf(categoryCode)).toEqual([]);
    expect(await test.propose(LONG_FROM_NOW, categoryCode)).toMatchObject({
      state: 'PROPOSED',
      awardCount: 1,
    });
  });

  it('is approved by one of two who approve at once, or taken back by one who cancels, never two of them', async () => {
    const { categoryCode } = await aGold();
    const third = { as: await test.appoint('organiser', categoryCode) };
    for (let round = 0; round < 4; round++) {
      const proposed = await test.propose(LONG_FROM_NOW, categoryCode);
      const approvals = await Promise.all([test.approve(proposed), test.approve(proposed, third)]);
      expect(approvals.map(({ __typename }) => __typename).sort()).toEqual(['Release', 'ReleaseIsSettled']);
      expect(await test.cancel(proposed.id)).toMatchObject({ state: 'CANCELLED' });

      const again = await test.propose(LONG_FROM_NOW, categoryCode);
      const [approved, cancelled] = await Promise.all([test.approve(again), test.cancel(again.id, third)]);
      // Taken back in the end in either order; approved only when it came first.
      expect(cancelled).toMatchObject({ state: 'CANCELLED' });
      expect(['Release', 'ReleaseIsSettled']).toContain(approved.__typename);
      expect(await test.releases(categoryCode)).toEqual(
        expect.arrayContaining([expect.objectContaining({ id: again.id, state: 'CANCELLED', awardCount: 0 })]),
      );
      expect(await rowsOf(categoryCode)).toEqual([]);
    }
  });

  it('is for organisers of its place, and others do not see it', async () => {
    const [entrant] = (await test.entrants(1, 'SI')) as [Entrant];
    await test.gold(entrant, 'PRI');
    const stranger = { as: await test.appoint('organiser', 'DE') };
    expect(await test.propose(LONG_FROM_NOW, 'SI', stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.propose(LONG_FROM_NOW, null, stranger)).toMatchObject({ __typename: 'NotOrganiser' });
    const proposed = await test.propose(LONG_FROM_NOW, 'SI');
    // What they may not see and what does not exist answer alike.
    expect(await test.approve(proposed, stranger)).toMatchObject({ __typename: 'ReleaseNotFound' });
    expect(await test.cancel(proposed.id, stranger)).toMatchObject({ __typename: 'ReleaseNotFound' });
    expect(await test.releases(null, stranger)).toEqual([]);
    expect(await test.releases('SI', stranger)).toEqual([]);
    expect(await test.node('Release', proposed.id, stranger)).toEqual([null]);
    expect(await test.node('Release', uuidv7())).toEqual([null]);
    expect(await test.node('Release', proposed.id)).toEqual([{ id: proposed.id }]);
    const ofCategory = { as: await test.appoint('organiser', 'SI') };
    expect(await test.releases('SI', ofCategory)).toMatchObject([
      { id: proposed.id, viewerCan: ['APPROVE', 'CANCEL'] },
    ]);
    expect(await test.releases(null, ofCategory)).toEqual([]);
    expect(await test.ask('{ releases(editionCode: "HKICTA23") { totalCount } }', {}, {})).toEqual({
      errorCodes: ['UNAUTHENTICATED'],
    });
    for (const id of [uuidv7(), 'no-id', '\u0000']) {
      expect(await test.approve({ id, hash: '' })).toMatchObject({ __typename: 'ReleaseNotFound' });
      expect(await test.cancel(id)).toMatchObject({ __typename: 'ReleaseNotFound' });
    }
  });

  it('are listed in pages with their number, by as many statements for one as for three', async () => {
    const [entrant] = (await test.entrants(1, 'SP')) as [Entrant];
    await test.gold(entrant, 'SA');
    const proposed = [];
    const statements: number[] = [];
    for (let made = 1; made <= 3; made++) {
      proposed.push((await test.propose(LONG_FROM_NOW, 'SP')).id);
      statements.push(await test.statementsOf(() => test.releases('SP')));
    }
    expect(statements).toEqual([statements[0], statements[0], statements[0]]);
    expect(statements[0]).toBeGreaterThan(0);
    const query = `query ($after: String) { releases(editionCode: "HKICTA23", categoryCode: "SP", first: 2, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const seen = [];
    let page = await test.ask(query);
    for (;;) {
      expect(page.totalCount).toBe(3);
      seen.push(...page.nodes.map(({ id }: { id: string }) => id));
      if (!page.pageInfo.hasNextPage) break;
      page = await test.ask(query, { after: page.pageInfo.endCursor });
    }
    expect(seen).toEqual(proposed);
    for (const after of ['W10', Buffer.from('["x"]').toString('base64url'), Buffer.from('[1]').toString('base64url')]) {
      expect(await test.ask(query, { after })).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
    }
  });
});

describe('the letters of a release', () => {
  it('are told of once, after the instant, by whichever of two processes comes first, with those awards alone that are left', async () => {
    const replica = await test.under.replica();
    const [kept, withdrawn] = (await test.entrants(2, 'SI')) as [Entrant, Entrant];
    const roundId = await test.close(
      [
        [kept, 1, '9'],
        [withdrawn, 2, '8'],
      ],
      { categoryCode: 'SI', streamCode: 'SEC' },
    );
    await test.confer([
      { awardCode: 'gold', entryId: kept.entryId, roundId },
      { awardCode: 'silver', entryId: withdrawn.entryId, roundId },
    ]);
    const at = LONG_FROM_NOW;
    const proposed = await test.propose(at, 'SI');
    await test.approve(proposed);
    await test.withdraw(withdrawn);
    const announced = async () => {
      const both = [test.under, replica, test.under, replica];
      await Promise.all(both.map(({ service }) => service.get(AnnounceReleases).run()));
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
      contacts: [{ email: `private-${kept.entryCode.toLowerCase()}@example.hk`, locale: 'zhHant' }],
    });
    expect(told[0]?.awards.map(({ entryCode }) => entryCode)).not.toContain(withdrawn.entryCode);
    await replica.close();
  });
});
