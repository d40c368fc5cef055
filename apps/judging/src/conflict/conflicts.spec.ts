import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personV1 } from '@podium/contracts';
import { readEconomy } from '@podium/programmes';
import type { TestDossier as Dossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { readEverything } from './read-everything.fixture.js';
import { aDossier, anEdition, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';

let test: JudgingUnderTest;
const edition = anEdition((one) => {
  const category = one.categories.find(({ code }) => code === 'SL');
  category?.form.fields.push({
    id: 'from',
    kind: 'text',
    format: 'economy',
    label: { en: 'Economy', zhHant: '經濟體' },
    required: false,
  });
  const grand = category?.stages.find(({ code }) => code === 'grand')?.decidedBy;
  for (const panel of one.panels ?? []) if (panel.id === grand) panel.conflicts = ['economy', 'organisation'];
});

/** What only the barred entry says; nobody who is barred from it may meet it anywhere. */
const SECRET = 'an-entry-of-ones-own';

const NODES = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Dossier { title } ... on Assignment { dossier { title } }
  ... on ScoreSheet { marks { mark } } } }`;

const reads = (as: string, round: string, dossier: string) => readEverything(test, as, round, dossier);
const nodes = async (as: string, ...of: [string, string | undefined][]) =>
  (await test.under.run(NODES, { of: of.map(([__typename, id]) => ({ __typename, id })) }, { as })).data['_entities'];
const firstOf = async (sql: string, values: unknown[]) => (await test.rows<{ id: string }>(sql, values))[0]?.id;

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

const seatEach = async (emails: string[]) => test.panel(emails, {});
const pin = (seatId: string, entryId: string, options = {}) =>
  test.ask(
    `mutation ($input: PinConflictInput!) { pinConflict(input: $input) { __typename ... on Conflict { id kind source viewerCan }
       ... on Refusal { message } } }`,
    { input: { seatId, entryId, kind: 'SCHOOL', reason: 'taught the leader' } },
    options,
  );
const overrule = (conflictId: string | undefined, options = {}) =>
  test.ask(
    `mutation ($input: OverruleConflictInput!) { overruleConflict(input: $input) { __typename ... on Conflict { source }
       ... on Refusal { message } } }`,
    { input: { conflictId, reason: 'another firm of that name' } },
    options,
  );

describe('whoever belongs to a team', () => {
  let own: Dossier;
  let others: Dossier[];
  let panel: { id: string; judges: Judge[] };
  let round: string;
  let member: Judge;
  let named: Judge;
  /** Chair and organiser, each of whom accepted to belong to the team. */
  let chair: string;
  let organiser: string;

  beforeAll(async () => {
    organiser = await test.appoint(uuidv7(), 'organiser', 'HKICTA23', null);
    chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SL');
    others = await test.admit(2);
    panel = await seatEach(['member@jury.hk', 'named@jury.hk', 'free@jury.hk']);
    [member, named] = panel.judges as [Judge, Judge];
    own = aDossier(9, {
      title: { en: SECRET },
      contacts: [{ email: 'named@jury.hk', locale: 'en' }],
      roster: [
        { email: 'named@jury.hk', personId: null },
        // Accepted under another address than that of the seat.
        { email: 'member@home.hk', personId: member.person },
        { email: null, personId: chair },
        { email: null, personId: organiser },
      ],
    });
    await test.registrations.admit(own);
    round = (await test.openRound(panel.id)).id;
  });

  it('is not assigned the own entry, whatever is drawn', async () => {
    expect(await test.assign(round, 3)).toMatchObject({ assigned: 7, short: 1 });
    expect(
      await test.rows(
        'SELECT DISTINCT s.email_key AS email FROM assignment a JOIN seat s ON s.id = a.seat_id WHERE a.entry_id = $1',
        [own.entryId],
      ),
    ).toEqual([{ email: 'free@jury.hk' }]);
  });

  it('meets it nowhere: not in lists, counts, orders, nodes, errors, nor in what is counted for them', async () => {
    const free = panel.judges[2] as Judge;
    for (const judge of panel.judges) await test.declare(judge, round);
    const assignment = await firstOf('SELECT id FROM assignment WHERE entry_id = $1', [own.entryId]);
    for (const as of [member.person, named.person, chair, organiser]) {
      const before = await reads(as, round, own.dossierId);
      expect(JSON.stringify(before)).not.toContain(SECRET);
      expect(JSON.stringify(before)).not.toContain(own.entryCode);
      expect(before).toMatchObject({ dossier: null, standing: null });
      expect(await nodes(as, ['Dossier', own.dossierId], ['Assignment', assignment])).toEqual([null, null]);
      // Marked or not, it makes no difference to anything they see.
      const baseVersion = as === member.person ? 0 : as === named.person ? 1 : as === chair ? 2 : 3;
      expect(await test.submit(free, round, own.dossierId, marksOf(edition, '60'), { baseVersion })).toMatchObject({
        __typename: 'ScoreSheet',
      });
      const sheet = await firstOf('SELECT id FROM sheet WHERE entry_id = $1', [own.entryId]);
      expect(await nodes(as, ['ScoreSheet', sheet])).toEqual([null]);
      expect(await reads(as, round, own.dossierId)).toEqual(before);
    }
    // Others see it, so that the test could fail.
    const seen = await reads(test.organiser, round, own.dossierId);
    expect(JSON.stringify(seen)).toContain(SECRET);
    expect(seen['round']).toMatchObject({ progress: { contenders: 3, assigned: 7, handedIn: 1 } });
    expect((await reads(chair, round, own.dossierId))['round']).toMatchObject({
      progress: { contenders: 2, assigned: 6, handedIn: 0 },
      viewerCan: ['READ'],
    });
    expect(await reads(member.person, round, own.dossierId)).toMatchObject({
      entrants: { totalCount: 2 },
      myAssignments: { totalCount: 2 },
    });
  });

  it('does not decide about it: another must assign, extend, close, give up, seat and vacate', async () => {
    const close = await test.close(round, { force: true, reason: 'mine' }, { as: chair });
    expect(close).toMatchObject({ __typename: 'ConflictOfInterest' });
    const votes = [{ dossierId: own.dossierId, votes: 9 }];
    expect(await test.close(round, { panelVotes: votes }, { as: organiser })).toEqual(close);
    expect(await test.assign(round, 1, 's', { as: organiser })).toEqual(close);
    expect(await test.abandon(round, 'mine', { as: organiser })).toEqual(close);
    expect(await test.vacate(panel.judges[2]?.seatId, { as: organiser })).toMatchObject({
      __typename: 'ConflictOfInterest',
    });
    expect(await test.seat(panel.id, 'friend@jury.hk', { as: organiser })).toEqual(close);
    expect(await pin(panel.judges[2]?.seatId as string, own.entryId, { as: organiser })).toMatchObject({
      __typename: 'ConflictNotFound',
    });
    const team = await firstOf(`SELECT id FROM conflict WHERE kind = 'team' AND entry_id = $1 AND person_id = $2`, [
      own.entryId,
      organiser,
    ]);
    expect(await overrule(team, { as: organiser })).toMatchObject({ __typename: 'ConflictNotFound' });
    expect(await overrule(team)).toMatchObject({ __typename: 'TeamConflictStands' });
    expect(await test.submit(member, round, own.dossierId, marksOf(edition, '99'))).toMatchObject({
      __typename: 'NotAssigned',
    });
  });

  it('reads no standing in which it is ranked', async () => {
    for (const judge of panel.judges) {
      for (const { dossierId } of others) await test.submit(judge, round, dossierId, marksOf(edition, '50'));
    }
    expect(await test.close(round)).toMatchObject({ state: 'CLOSED' });
    for (const as of [chair, organiser]) {
      expect(await reads(as, round, own.dossierId)).toMatchObject({ standing: null, round: { standingHash: null } });
    }
    expect((await reads(test.organiser, round, own.dossierId))['standing'].ranking.totalCount).toBe(3);
  });

  it('may be told that there is none, when only an address was named', async () => {
    const id = await firstOf(`SELECT id FROM conflict WHERE kind = 'named' AND entry_id = $1`, [own.entryId]);
    expect(await overrule(id)).toMatchObject({ source: 'OVERRULED' });
    expect(await test.rows('SELECT source FROM conflict_history WHERE conflict_id = $1', [id])).toEqual([
      { source: 'inferred' },
    ]);
    // It is not inferred again from the same roster.
    await test.registrations.admit({ ...own, dossierId: uuidv7(), version: 2 });
    expect(await test.rows('SELECT FROM barred WHERE person_id = $1', [named.person])).toEqual([]);
  });
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
    for (const { dossierId } of [second, late]) await test.submit(judge, id, dossierId, marksOf(edition, '5', 'SM'));

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
    const { id: conflict } = await pin(panel.judges[0]?.seatId as string, entryId);
    expect(await progress()).toBe(1);
    expect(await overrule(conflict)).toMatchObject({ source: 'OVERRULED' });
    expect(await progress()).toBe(2);
    expect(await overrule(conflict)).toMatchObject({ __typename: 'ConflictNotFound' });
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

describe('row security', () => {
  it('shows nothing to a statement that does not say on whose behalf it reads', async () => {
    for (const table of [
      'dossier',
      'entry',
      'contender',
      'assignment',
      'sheet',
      'sheet_history',
      'standing',
      'placed',
      'conflict',
    ]) {
      expect([table, await test.database.query(`SELECT FROM ${table}`)]).toEqual([table, []]);
    }
    expect((await test.rows('SELECT FROM dossier')).length).toBeGreaterThan(0);
  });
});
