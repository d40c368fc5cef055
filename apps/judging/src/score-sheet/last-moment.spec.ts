import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@podium/testing';
import { brokenInvariants } from '../invariants.fixture.js';
import { anEdition, JudgingUnderTest, marksOf } from '../judging.fixture.js';

const edition = anEdition();
let test: JudgingUnderTest;
let round: Awaited<ReturnType<JudgingUnderTest['round']>>;
const good = marksOf(edition, '70');
const sheets = () => test.rows('SELECT id, version FROM sheet ORDER BY id');
const submit = (marks: unknown, more = {}) =>
  test.submit(round.judges[0] as { person: string }, round.id, round.dossiers[0]?.dossierId as string, marks, more);

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
  round = await test.round(3, ['a@jury.hk', 'b@jury.hk']);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

describe('the last moment', () => {
  it('refuses a sheet at the very instant the calendar closes the stage, and follows a moved deadline', async () => {
    const clock = await StoppedClock.in(test.under.databaseUrl, 'judging');
    const closes = edition.calendar.find(({ id }) => id === 'assessment-closes')?.at as string;
    const before = new Date(Date.parse(closes) - 1).toISOString();
    await clock.at(before);
    expect(await submit(good, { baseVersion: 0 })).toMatchObject({ __typename: 'ScoreSheet' });
    await clock.at(closes);
    const kept = await sheets();
    const state = async () =>
      (await test.ask('query ($id: ID!) { round(id: $id) { state viewerCan } }', { id: round.id })).state;
    expect(await submit(good, { baseVersion: 1 })).toMatchObject({
      __typename: 'RoundTimeIsOver',
      closedAt: new Date(closes).toISOString(),
      timeZone: 'Asia/Hong_Kong',
    });
    expect(await sheets()).toEqual(kept);
    expect(await state()).toBe('OVERDUE');

    const later = structuredClone(edition);
    for (const milestone of later.calendar)
      if (milestone.id === 'assessment-closes') milestone.at = '2123-12-01T00:00:00Z';
    await test.registrations.open(later, 2);
    expect(await submit(good, { baseVersion: 1 })).toMatchObject({ __typename: 'ScoreSheet' });
    expect(await state()).toBe('OPEN');
    // An older revision that arrives late changes nothing.
    await test.registrations.open(edition, 1);
    expect(await submit(good, { baseVersion: 2 })).toMatchObject({ __typename: 'ScoreSheet' });
    await clock.close();
  });

  it('counts every sheet that was taken and takes none after the closing, under concurrency', async () => {
    const judges = Array.from({ length: 8 }, (_, at) => `race-${at}@jury.hk`);
    const dossiers = await test.admit(
      3,
      {
        categoryCode: 'ST',
        streamCode: test.edition.categories.find(({ code }) => code === 'ST')?.streams[0]?.code as string,
      },
      800,
    );
    const panel = await test.panel(judges, { categoryCode: 'ST' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'ST', streamCode: dossiers[0]?.streamCode });
    await test.assign(id, judges.length);
    for (const { dossierId } of dossiers) await test.submit(panel.judges[0] as { person: string }, id, dossierId, good);

    // Every judge hands in again and again until the round is closed; the chair closes it three times in the middle of that.
    const outcomes: { __typename: string; id: string; version: number }[] = [];
    const closings: ReturnType<typeof test.close>[] = [];
    const handIn = async (one: { person: string }, number: number) => {
      for (let at = 0; ; at++) {
        const baseVersion = Math.floor(at / dossiers.length) + (number === 0 ? 1 : 0);
        const { dossierId } = dossiers[at % dossiers.length] as { dossierId: string };
        const outcome = await test.submit(one, id, dossierId, good, { baseVersion });
        outcomes.push(outcome);
        if (outcome.__typename !== 'ScoreSheet') return;
        if (outcomes.length === 30) {
          closings.push(...[1, 2, 3].map(() => test.close(id, { force: true, reason: 'time is up' })));
        }
      }
    };
    await Promise.all(panel.judges.map(handIn));
    const closed = await Promise.all(closings);
    expect(new Set(closed.map(({ standingHash }) => standingHash)).size).toBe(1);
    expect(new Set(outcomes.map(({ __typename }) => __typename))).toEqual(new Set(['ScoreSheet', 'RoundClosed']));

    const { document } = await test.ask('query ($id: ID!) { standing(roundId: $id) { document } }', { id });
    const counted = new Map(document.sheets.map((sheet: { id: string; version: number }) => [sheet.id, sheet.version]));
    const kept = await test.rows<{ id: string; version: number }>('SELECT id, version FROM sheet WHERE round_id = $1', [
      id,
    ]);
    expect(counted).toEqual(new Map(kept.map((sheet) => [sheet.id, sheet.version])));
    for (const sheet of outcomes)
      if (sheet.__typename === 'ScoreSheet') expect(counted.get(sheet.id)).toBeGreaterThanOrEqual(sheet.version);
  });
});
