import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Edition } from '@podium/programmes';
import { StoppedClock } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { anEdition, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';

let test: JudgingUnderTest;
let revision = 1;
const category = (edition: Edition, code: string) => edition.categories.find((one) => one.code === code);

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(anEdition());
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

/** The edition as a revision changes it. */
const revise = (change: (edition: Edition) => void) => test.registrations.open(anEdition(change), ++revision);

describe('opening a round', () => {
  it('is refused while entries are taken, unless it is asked for', async () => {
    await test.admit(1, { categoryCode: 'SM' }, 1);
    const panel = await test.panel(['sm@jury.hk'], { categoryCode: 'SM' });
    const place = { categoryCode: 'SM' };
    expect(await test.openRound(panel.id, { ...place, whileEntering: false })).toMatchObject({
      __typename: 'EnteringIsOpen',
      message: expect.stringContaining('(Asia/Hong_Kong)'),
    });
    expect(await test.openRound(panel.id, { ...place, whileEntering: true })).toMatchObject({ __typename: 'Round' });
  });

  it('asks for as many judges as the definition does', async () => {
    await revise((edition) => {
      for (const panel of edition.panels ?? []) panel.members = { min: 3, max: 60 };
    });
    await test.admit(1, {}, 10);
    const panel = await test.panel(['a@jury.hk', 'b@jury.hk']);
    expect(await test.openRound(panel.id)).toMatchObject({ __typename: 'PanelTooSmall' });
    await test.seat(panel.id, 'c@jury.hk');
    const round = await test.openRound(panel.id);
    expect(round).toMatchObject({ __typename: 'Round' });
    await test.abandon(round.id, 'once more');
  });

  it('reads the calendar as it was last moved, also where it was read before', async () => {
    const { id } = await test.panel(['d@jury.hk']);
    const moved = '2124-01-01T00:00:00.000Z';
    await revise((edition) => {
      for (const milestone of edition.calendar) if (milestone.id === 'assessment-closes') milestone.at = moved;
    });
    const round = await test.openRound(id);
    expect(round).toMatchObject({ closesAt: new Date(moved).toISOString() });
    await test.abandon(round.id, 'once more');
  });

  const unscorable: [string, (edition: Edition) => void][] = [
    ['a weight with a leading zero', (edition) => set(edition, (stage) => (stage.rubric.criteria[0]!.weight = '060'))],
    ['ten decimals', (edition) => set(edition, (stage) => (stage.method.rounding.decimals = 10))],
    ['a method that there is not', (edition) => set(edition, (stage) => (stage.method.aggregation = { name: 'dice' }))],
    [
      'a tie rule that there is not',
      (edition) => set(edition, (stage) => (stage.method.tieRules = [{ name: 'dice' }])),
    ],
  ];
  const set = (edition: Edition, change: (stage: Edition['categories'][number]['stages'][number]) => unknown) =>
    change(category(edition, 'SL')!.stages[0]!);
  it.each(unscorable)('is refused for %s, by name', async (_, change) => {
    await revise(change);
    const { id } = await test.panel([`${revision}@jury.hk`]);
    expect(await test.openRound(id)).toMatchObject({ __typename: 'StageNotScorable' });
  });
});

describe('a round whose time is over', () => {
  const extend = (roundId: string, closesAt: string, options = {}) =>
    test.ask(
      `mutation ($input: ExtendRoundInput!) { extendRound(input: $input) { __typename ... on Round { state closesAt viewerCan }
         ... on Refusal { message } } }`,
      { input: { roundId, closesAt, reason: 'a typhoon' } },
      options,
    );

  it('is extended by its chair, with a reason, and takes sheets again', async () => {
    const edition = anEdition();
    await revise(() => undefined);
    const [dossier] = await test.admit(1, { categoryCode: 'DE', streamCode: 'AVE' }, 30);
    const panel = await test.panel(['late@jury.hk'], { categoryCode: 'DE' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'DE', streamCode: 'AVE' });
    await test.assign(id);
    const judge = panel.judges[0] as Judge;
    await test.declare(judge, id);
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'DE');
    const closes = edition.calendar.find(({ id: each }) => each === 'assessment-closes')?.at as string;
    const clock = await StoppedClock.in(test.under.databaseUrl, 'judging');
    await clock.at(closes);
    const submit = () => test.submit(judge, id, dossier?.dossierId as string, marksOf(edition, '50', 'DE'));
    expect(await submit()).toMatchObject({ __typename: 'RoundTimeIsOver' });
    const later = new Date(Date.parse(closes) + 3_600_000).toISOString();
    expect(await extend(id, closes, { as: chair })).toMatchObject({ __typename: 'NotAnExtension' });
    expect(await extend(id, later, { as: judge.person })).toMatchObject({ __typename: 'RoundNotFound' });
    expect(await extend(id, later, { as: chair })).toMatchObject({ state: 'OPEN', closesAt: later });
    expect(await submit()).toMatchObject({ __typename: 'ScoreSheet' });
    expect(await test.rows('SELECT reason, by_person AS by FROM round_extension WHERE round_id = $1', [id])).toEqual([
      { reason: 'a typhoon', by: chair },
    ]);
    // The calendar moves again, to an earlier instant: what the chair said stands.
    await revise(() => undefined);
    expect((await test.ask('query ($id: ID!) { round(id: $id) { closesAt } }', { id })).closesAt).toBe(later);
    await clock.at(new Date(Date.parse(closes) + 60_000).toISOString());
    expect(await test.close(id)).toMatchObject({ state: 'CLOSED' });
    expect(await extend(id, '2125-01-01T00:00:00Z', { as: chair })).toMatchObject({ __typename: 'RoundClosed' });
    await clock.close();
  });

  it('is not given up by whoever chairs it and organises elsewhere', async () => {
    await test.admit(1, { categoryCode: 'FT', streamCode: 'X' }, 40);
    const streamCode = category(test.edition, 'FT')?.streams[0]?.code as string;
    await test.admit(1, { categoryCode: 'FT', streamCode }, 41);
    const panel = await test.panel(['ft@jury.hk'], { categoryCode: 'FT' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'FT', streamCode });
    const person = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'FT');
    await test.appoint(person, 'organiser', 'OTHER', null);
    await test.appoint(person, 'organiser', 'HKICTA23', 'SL');
    expect(await test.abandon(id, 'mine', { as: person })).toMatchObject({ __typename: 'RoundNotFound' });
    expect(await test.abandon(id, 'ours')).toMatchObject({ state: 'ABANDONED' });
  });
});
