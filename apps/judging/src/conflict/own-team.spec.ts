import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

/** What only the barred entry says; nobody who is barred from it may meet it anywhere. */
const SECRET = 'an-entry-of-ones-own';

const NODES = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Dossier { title } ... on Assignment { dossier { title } }
  ... on ScoreSheet { marks { mark } } } }`;

const nodes = async (as: string, ...of: [string, string | undefined][]) =>
  (await test.under.run(NODES, { of: of.map(([__typename, id]) => ({ __typename, id })) }, { as })).data['_entities'];
const firstOf = async (sql: string, values: unknown[]) => (await test.rows<{ id: string }>(sql, values))[0]?.id;

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
    panel = await test.panel(['member@jury.hk', 'named@jury.hk', 'free@jury.hk'], {});
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
      expect(await test.submit(free, round, own.dossierId, marksOf(EDITION, '60'), { baseVersion })).toMatchObject({
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
    expect(await conflicts.pin(panel.judges[2]?.seatId as string, own.entryId, { as: organiser })).toMatchObject({
      __typename: 'ConflictNotFound',
    });
    const team = await firstOf(`SELECT id FROM conflict WHERE kind = 'team' AND entry_id = $1 AND person_id = $2`, [
      own.entryId,
      organiser,
    ]);
    expect(await conflicts.overrule(team, { as: organiser })).toMatchObject({ __typename: 'ConflictNotFound' });
    expect(await conflicts.overrule(team)).toMatchObject({ __typename: 'TeamConflictStands' });
    expect(await test.submit(member, round, own.dossierId, marksOf(EDITION, '99'))).toMatchObject({
      __typename: 'NotAssigned',
    });
  });

  it('reads no standing in which it is ranked', async () => {
    for (const judge of panel.judges) {
      for (const { dossierId } of others) await test.submit(judge, round, dossierId, marksOf(EDITION, '50'));
    }
    expect(await test.close(round)).toMatchObject({ state: 'CLOSED' });
    for (const as of [chair, organiser]) {
      expect(await reads(as, round, own.dossierId)).toMatchObject({ standing: null, round: { standingHash: null } });
    }
    expect((await reads(test.organiser, round, own.dossierId))['standing'].ranking.totalCount).toBe(3);
  });

  it('may be told that there is none, when only an address was named', async () => {
    const id = await firstOf(`SELECT id FROM conflict WHERE kind = 'named' AND entry_id = $1`, [own.entryId]);
    expect(await conflicts.overrule(id)).toMatchObject({ source: 'OVERRULED' });
    expect(await test.rows('SELECT source FROM conflict_history WHERE conflict_id = $1', [id])).toEqual([
      { source: 'inferred' },
    ]);
    // It is not inferred again from the same roster.
    await test.registrations.admit({ ...own, dossierId: uuidv7(), version: 2 });
    expect(await test.rows('SELECT FROM barred WHERE person_id = $1', [named.person])).toEqual([]);
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
