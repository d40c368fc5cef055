import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1 } from '@podium/contracts';
import { readEconomy } from '@podium/programmes';
import type { TestDossier as Dossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { aDossier, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';
import { Conflicts, EDITION } from './conflicts.fixture.js';
import { readEverything } from './read-everything.fixture.js';

let test: JudgingUnderTest;
let conflicts: Conflicts;
const reads = (as: string, round: string, dossier: string) => readEverything(test, as, round, dossier);
beforeAll(async () => {
  test = await JudgingUnderTest.start();
  conflicts = new Conflicts(test);
  await test.open(EDITION);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

describe('a conflict', () => {
  it('is declared against the list of entrants before any dossier opens', async () => {
    const admitted = await test.admit(2, { categoryCode: 'SM' }, 20);
    const panel = await test.panel(['reader@jury.hk'], { categoryCode: 'SM' });
    const judge = panel.judges[0] as Judge;
    const { id } = await test.openRound(panel.id, { categoryCode: 'SM' });
    await test.assign(id);
    const answers = async () =>
      (await reads2(judge.person)).map(({ dossier: { answers } }: { dossier: { answers: object | null } }) => answers);
    const reads2 = async (as: string) =>
      (
        await test.ask(
          '{ myAssignments(editionCode: "HKICTA23") { nodes { viewerCan dossier { code answers } } } }',
          {},
          { as },
        )
      ).nodes;
    const [first, second] = admitted as [Dossier, Dossier];
    expect(await answers()).toEqual([null, null]);
    expect(
      (
        await test.ask(
          'query ($id: ID!) { dossier(id: $id) { answers } }',
          { id: first.dossierId },
          { as: judge.person },
        )
      ).answers,
    ).toBeNull();
    expect((await reads(judge.person, id, first.dossierId))['entrants'].nodes).toHaveLength(2);
    const unread = await test.submit(judge, id, first.dossierId, [], { undeclared: true });
    expect(unread).toMatchObject({ __typename: 'ConflictsNotDeclared' });
    const reason = 'my brother works there';
    expect(await test.declare(judge, id, [{ dossierId: first.dossierId, kind: 'FAMILY', reason }])).toMatchObject({
      conflicts: [{ kind: 'FAMILY', source: 'DECLARED', reason, entryId: first.entryId }],
    });
    expect(await answers()).toEqual([{ summary: { en: 'What 21 does' } }]);

    expect((await reads(judge.person, id, first.dossierId))['dossier']).toBeNull();

    // Whoever is admitted now enters the open round, and is not open before it was declared about.
    const [late] = (await test.admit(1, { categoryCode: 'SM' }, 25)) as [Dossier];
    expect(await test.close(id, { force: false })).toMatchObject({ __typename: 'SheetsMissing', unassigned: 2 });
    await test.assign(id);
    expect((await answers()).filter((each: object | null) => each === null)).toHaveLength(1);
    await test.declare(judge, id);
    for (const { dossierId } of [second, late]) await test.submit(judge, id, dossierId, marksOf(EDITION, '5', 'SM'));

    // It holds in every later round, for the same person on another panel.
    expect(await test.close(id, { force: true, reason: 'one judge' })).toMatchObject({ state: 'CLOSED' });
    expect(
      await test.ask('query ($id: ID!) { dossier(id: $id) { id } }', { id: second.dossierId }, { as: judge.person }),
    ).toBeNull();
    const final = await test.panel(['reader@jury.hk'], { categoryCode: 'SM', stageCode: 'judging' });
    const last = await test.openRound(final.id, { categoryCode: 'SM', stageCode: 'judging' });
    await test.assign(last.id);
    expect(
      await test.rows('SELECT FROM assignment WHERE round_id = $1 AND entry_id = $2', [last.id, first.entryId]),
    ).toEqual([]);
  });

  it('follows from the economy and the organisation of a judge, as the definition asks', async () => {
    const answers = { ...aDossier(0).answers, from: 'hong-kong' };
    const { id: economy } = readEconomy('Hong Kong') as { id: string };
    const [home] = (await test.admit(1, { streamCode: 'X', answers: { ...answers, from: economy } }, 60)) as [Dossier];
    const [firm] = (await test.admit(
      1,
      { streamCode: 'X', team: { ...aDossier(0).team, organisation: { en: 'Acme  Ltd' } } },
      61,
    )) as [Dossier];
    const { id: panelId } = await test.panel([], { stageCode: 'grand' });
    const seatAs = (email: string, more: object) =>
      test.ask(
        `mutation ($input: SeatJudgeInput!) { seatJudge(input: $input) { __typename ... on Seat { id economy } ... on Refusal { message } } }`,
        { input: { panelId, email, familyName: 'Ho', givenName: 'Yan', ...more } },
      );
    expect(await seatAs('hk@jury.hk', {})).toMatchObject({ __typename: 'EconomyMissing' });
    expect(await seatAs('hk@jury.hk', { economy: 'Atlantis' })).toMatchObject({ __typename: 'InputRefused' });
    const seat = await seatAs('hk@jury.hk', { economy: 'Hong Kong', affiliation: 'ACME Ltd' });
    expect(seat).toMatchObject({ economy });
    const barred = (seatId: string) =>
      test.rows('SELECT entry_id AS entry FROM barred_seat WHERE seat_id = $1 ORDER BY 1', [seatId]);
    expect(await barred(seat.id)).toEqual([home.entryId, firm.entryId].sort().map((entry) => ({ entry })));
    // Also for whoever is admitted later; and it goes with the seat.
    const [next] = (await test.admit(1, { streamCode: 'X', answers: { ...answers, from: economy } }, 62)) as [Dossier];
    expect(await barred(seat.id)).toHaveLength(3);
    await test.vacate(seat.id);
    expect(await test.rows('SELECT FROM conflict WHERE entry_id = $1 AND seat_id IS NOT NULL', [next.entryId])).toEqual(
      [],
    );
  });

  it('that is pinned takes the assignment away, and gives it back when it is overruled', async () => {
    const dossiers = await test.admit(1, { categoryCode: 'DE', streamCode: 'AVE' }, 70);
    const { entryId } = dossiers[0] as Dossier;
    const panel = await test.panel(['pinned@jury.hk', 'other@jury.hk'], { categoryCode: 'DE' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'DE', streamCode: 'AVE' });
    await test.assign(id, 2);
    const progress = async () => (await reads(test.organiser, id, uuidv7()))['round'].progress.assigned;
    const { id: conflict } = await conflicts.pin(panel.judges[0]?.seatId as string, entryId);
    expect(await progress()).toBe(1);
    expect(await conflicts.overrule(conflict)).toMatchObject({ source: 'OVERRULED' });
    expect(await progress()).toBe(2);
    expect(await conflicts.overrule(conflict)).toMatchObject({ __typename: 'ConflictNotFound' });
  });

  it('of an address holds from the moment somebody has it', async () => {
    const [dossier] = (await test.admit(1, { contacts: [{ email: 'later@home.hk', locale: 'en' }] }, 80)) as [Dossier];
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    const seen = async () => (await reads(chair, uuidv7(), dossier.dossierId))['dossier'];
    expect(await seen()).not.toBeNull();
    await test.tell(personV1, { personId: chair, addresses: ['chair@home.hk', 'later@home.hk'], locale: 'en' });
    expect(await seen()).toBeNull();
  });
});
