import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { addressOf, LONG_FROM_NOW, ResultsUnderTest, type Entrant } from '../results.fixture.js';

let test: ResultsUnderTest;
let administrator: string;
beforeAll(async () => {
  test = await ResultsUnderTest.start();
  administrator = await test.appoint('administrator', null);
  const [entrant] = (await test.entrants(1, 'FT')) as [Entrant];
  await test.gold(entrant);
});
afterAll(() => test.stop());

/** What comes of one proposing and another approving; the proposal is taken back, so that the next may propose. */
async function decided(proposer: string, approver: string): Promise<string> {
  const proposed = await test.propose(LONG_FROM_NOW, 'FT', { as: proposer });
  const [seen] = (await test.releases('FT', { as: approver })).filter(({ id }: { id: string }) => id === proposed.id);
  const { __typename } = await test.approve(proposed, { as: approver });
  // What the graph says one can do is what happens when one does it.
  expect(seen.viewerCan.includes('APPROVE')).toBe(__typename === 'Release');
  await test.cancel(proposed.id, { as: administrator });
  return __typename;
}
const organiser = (by: string | null, personId = uuidv7()) => test.appoint('organiser', 'FT', personId, by);

describe('two people', () => {
  it('are two organisers whom an administrator appointed, or an administrator and somebody whom another appointed', async () => {
    const [one, other] = [await organiser(administrator), await organiser(administrator)];
    expect(await decided(one, other)).toBe('Release');
    const second = await test.appoint('administrator', null);
    expect(await decided(second, one)).toBe('Release');
  });

  it('are not one and the account that the one appointed, whichever proposes', async () => {
    const one = await organiser(administrator);
    const puppet = await organiser(one);
    expect(await decided(one, puppet)).toBe('SecondPersonNeeded');
    expect(await decided(puppet, one)).toBe('SecondPersonNeeded');
  });

  it('are not the two ends of a chain, however long', async () => {
    const one = await organiser(administrator);
    const far = await organiser(await organiser(await organiser(one)));
    expect(await decided(one, far)).toBe('SecondPersonNeeded');
    expect(await decided(far, one)).toBe('SecondPersonNeeded');
  });

  it('are not two accounts that one organiser appointed: both could be that organiser', async () => {
    const one = await organiser(administrator);
    const [left, right] = [await organiser(one), await organiser(one)];
    expect(await decided(left, right)).toBe('SecondPersonNeeded');
  });

  it('are not an administrator and whom that administrator appointed', async () => {
    const one = await organiser(administrator);
    expect(await decided(administrator, one)).toBe('SecondPersonNeeded');
    expect(await decided(one, administrator)).toBe('SecondPersonNeeded');
  });

  it('are not one whose chain is hidden behind an appointment that ended', async () => {
    const one = await organiser(administrator);
    const puppet = await organiser(one);
    await test.endAppointments(puppet);
    await organiser(administrator, puppet);
    expect(await decided(one, puppet)).toBe('SecondPersonNeeded');
  });
});

describe('whoever belongs to a team', () => {
  it('neither proposes nor approves a release of its award, confers from its standing, nor sees it coming', async () => {
    const [mine, theirs] = (await test.entrants(2, 'SB')) as [Entrant, Entrant];
    const member = await test.appoint('organiser', 'SB', uuidv7(), administrator);
    // The team's address becomes somebody's account only after the entry was admitted.
    await test.register(addressOf(mine), member);
    const as = { as: member };
    const roundId = await test.close(
      [
        [mine, 1],
        [theirs, 2],
      ],
      { categoryCode: 'SB' },
    );
    const give = (awardCode: string, { entryId }: Entrant) => ({ awardCode, entryId, roundId });
    // Not even to others in the same standing.
    for (const award of [give('gold', mine), give('silver', theirs)]) {
      expect(await test.confer([award], as)).toMatchObject({ __typename: 'OwnEntryConcerned' });
    }
    const given = await test.confer([give('gold', mine), give('silver', theirs)]);
    expect(given).toMatchObject({ __typename: 'AwardsConferred' });
    const own = given.awards.find(({ entryCode }: Entrant) => entryCode === mine.entryCode);
    const query = `{ awards(editionCode: "HKICTA23", categoryCode: "SB") { totalCount nodes { entryCode viewerCan } }
      awardsDue(editionCode: "HKICTA23", categoryCode: "SB") { nodes { awardCode streamCode nothingBecause suggestions { entryCode } } } }`;
    const { data } = await test.under.run(query, {}, as);
    expect(data.awards).toEqual({ totalCount: 1, nodes: [{ entryCode: theirs.entryCode, viewerCan: [] }] });
    expect(JSON.stringify(data)).not.toContain(mine.entryCode);
    expect(data.awardsDue.nodes).toContainEqual({
      awardCode: 'gold',
      streamCode: 'OPEN',
      nothingBecause: 'OWN_ENTRY',
      suggestions: [],
    });
    expect(await test.node('Award', own.id, as)).toEqual([null]);
    expect(await test.node('Award', own.id)).toEqual([{ id: own.id }]);

    expect(await test.propose(LONG_FROM_NOW, 'SB', as)).toMatchObject({ __typename: 'OwnEntryConcerned' });
    const proposed = await test.propose(LONG_FROM_NOW, 'SB');
    expect(await test.releases('SB', as)).toMatchObject([{ viewerCan: ['CANCEL'] }]);
    expect(await test.approve(proposed, as)).toMatchObject({ __typename: 'OwnEntryConcerned' });
    expect(await test.approve(proposed)).toMatchObject({ __typename: 'Release' });
  });

  it('belongs to it by account, too: from when they joined, under whatever address', async () => {
    const [entrant] = (await test.entrants(1, 'SM')) as [Entrant];
    const roundId = await test.close([[entrant, 1]], { categoryCode: 'SM' });
    const late = await test.appoint('organiser', null, await test.register('late@example.hk'));
    const award = { awardCode: 'gold', entryId: entrant.entryId, roundId };
    await test.admitAgain(entrant, null, late);
    expect(await test.confer([award], { as: late })).toMatchObject({ __typename: 'OwnEntryConcerned' });
    await test.admitAgain(entrant, 'somebody-else@example.hk', null, 3);
    expect(await test.confer([award], { as: late })).toMatchObject({ __typename: 'OwnEntryConcerned' });
    expect(await test.confer([award])).toMatchObject({ __typename: 'AwardsConferred' });
  });

  it('belongs to it in every version, also after having left', async () => {
    const [entrant] = (await test.entrants(1, 'SL')) as [Entrant];
    await test.admitAgain(entrant, 'somebody-else@example.hk');
    const member = await test.appoint('organiser', 'SL', uuidv7(), administrator);
    await test.register(addressOf(entrant), member);
    const roundId = await test.close([[entrant, 1]], { categoryCode: 'SL' });
    const { entryId } = entrant;
    expect(await test.confer([{ awardCode: 'gold', entryId, roundId }], { as: member })).toMatchObject({
      __typename: 'OwnEntryConcerned',
    });
  });
});
