import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDossier as Dossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { aDossier, anEdition, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';

let test: JudgingUnderTest;
const edition = anEdition((one) => {
  // Three go on from the assessment, so that few dossiers show it.
  for (const { stages } of one.categories) {
    for (const stage of stages)
      if (stage.code === 'judging') stage.contenders = { from: 'stage', stage: 'assessment', places: 3 };
  }
});

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

const withdraw = (dossier: Dossier) => test.registrations.withdraw(dossier);

/** Everybody gives these marks, in the order of the dossiers, to those of them that are in the round. */
async function markAndClose(id: string, judges: Judge[], marks: Map<string, string>) {
  await test.assign(id, judges.length);
  const contenders = await test.rows<{ dossier: string; entry: string }>(
    'SELECT dossier_id AS dossier, entry_id AS entry FROM contender WHERE round_id = $1 AND NOT withdrawn',
    [id],
  );
  for (const { dossier, entry } of contenders) {
    for (const judge of judges) await test.submit(judge, id, dossier, marksOf(edition, marks.get(entry) as string));
  }
  return test.close(id);
}

const contendersOf = async (id: string) =>
  (
    await test.rows<{ code: string }>(
      'SELECT d.entry_code AS code FROM contender c JOIN dossier d ON d.id = c.dossier_id WHERE round_id = $1 ORDER BY 1',
      [id],
    )
  ).map(({ code }) => code.slice(-4));

describe('the contenders of a round', () => {
  it('are the newest dossiers admitted here, whatever order events came in, without those withdrawn', async () => {
    const [one, two, three] = [1, 2, 3].map((number) => aDossier(number)) as [Dossier, Dossier, Dossier];
    const amended = { ...one, dossierId: uuidv7(), version: 2 };
    await test.registrations.admit(amended);
    await test.registrations.admit(one);
    // Withdrawn before anybody heard that it was admitted.
    await withdraw(two);
    await test.registrations.admit(two);
    await test.registrations.admit(three);
    await test.admit(1, { categoryCode: 'SM' }, 4);
    await test.admit(1, { editionCode: 'OTHER' }, 5);

    const panel = await test.panel(['first@jury.hk']);
    const round = await test.openRound(panel.id);
    expect(round.progress).toEqual({ contenders: 2, unassigned: 2, assigned: 0, handedIn: 0 });
    const kept = await test.rows<{ id: string }>('SELECT dossier_id AS id FROM contender WHERE round_id = $1', [
      round.id,
    ]);
    expect(kept.map(({ id }) => id).sort()).toEqual([amended.dossierId, three.dossierId].sort());

    // A version that comes while the round is open is for later rounds.
    await test.registrations.admit({ ...three, dossierId: uuidv7(), version: 2 });
    expect((await contendersOf(round.id)).length).toBe(2);
    expect(await test.openRound(panel.id)).toMatchObject({ __typename: 'RoundAlreadyHeld', roundId: round.id });
    await test.abandon(round.id, 'wrong panel');
    expect(await test.close(round.id)).toMatchObject({ __typename: 'RoundAbandoned' });
    for (const dossier of [one, three]) await withdraw(dossier);
    expect(await test.openRound(panel.id)).toMatchObject({ __typename: 'NoContenders' });
  });

  it('leave a round that is open when the office takes them out, and come back when it lets them in again', async () => {
    const [one] = (await test.admit(2, { categoryCode: 'SM' }, 70)) as [Dossier, Dossier];
    const panel = await test.panel(['back@jury.hk'], { categoryCode: 'SM' });
    const round = await test.openRound(panel.id, { categoryCode: 'SM' });
    const takePart = async () =>
      (
        await test.rows<{ id: string }>('SELECT entry_id AS id FROM contender WHERE round_id = $1 AND NOT withdrawn', [
          round.id,
        ])
      ).map(({ id }) => id);
    const all = await takePart();
    expect(all).toContain(one.entryId);
    await test.registrations.withdraw(one, 'disqualified');
    expect(await takePart()).toEqual(all.filter((id) => id !== one.entryId));
    await test.registrations.reinstate(one);
    expect((await takePart()).sort()).toEqual(all.sort());
    await test.abandon(round.id, 'only a rehearsal');
  });

  it('come through an earlier stage by their places; ties at the cut enter, who withdrew makes room', async () => {
    const admitted = await test.admit(6, {}, 11);
    const marks = new Map(
      admitted.map(({ entryId }, at) => [entryId, ['90', '80', '70', '70', '60', '50'][at] as string]),
    );
    const panel = await test.panel(['second@jury.hk']);
    const jury = await test.panel(['jury@jury.hk'], { stageCode: 'judging' });
    const assessment = await test.openRound(panel.id);
    expect(await test.openRound(panel.id, { stageCode: 'judging' })).toMatchObject({
      __typename: 'PanelJudgesElsewhere',
    });
    expect(await test.openRound(jury.id, { stageCode: 'judging' })).toMatchObject({
      __typename: 'EarlierRoundsUnfinished',
      open: ['HKICTA23 SL OPEN assessment'],
      unheld: [],
    });
    expect(await markAndClose(assessment.id, panel.judges, marks)).toMatchObject({ state: 'CLOSED' });

    const judgingRound = await test.openRound(jury.id, { stageCode: 'judging' });
    expect(await contendersOf(judgingRound.id)).toEqual(['0011', '0012', '0013', '0014']);
    await test.abandon(judgingRound.id, 'once more');
    await withdraw(admitted[0] as Dossier);
    await withdraw(admitted[2] as Dossier);
    const again = await test.openRound(jury.id, { stageCode: 'judging' });
    expect(await contendersOf(again.id)).toEqual(['0012', '0014', '0015']);
    expect(await markAndClose(again.id, jury.judges, marks)).toMatchObject({ state: 'CLOSED' });
  });

  it('of a whole edition come from every category, which all must be through', async () => {
    const grand = await test.panel(['grand@jury.hk'], { stageCode: 'grand' });
    const slGrand = await test.openRound(grand.id, { stageCode: 'grand', streamCode: null });
    const year = await test.panel(['year@jury.hk'], { categoryCode: null, stageCode: 'award-of-the-year' });
    const place = { categoryCode: null, streamCode: null, stageCode: 'award-of-the-year' };
    expect(await test.openRound(year.id, place)).toMatchObject({
      __typename: 'EarlierRoundsUnfinished',
      open: ['HKICTA23 SL grand'],
      unheld: ['HKICTA23 SM grand'],
    });
    expect(await contendersOf(slGrand.id)).toEqual(['0012']);
    const [winner] = await test.rows<{ entry: string }>('SELECT entry_id AS entry FROM contender WHERE round_id = $1', [
      slGrand.id,
    ]);
    await markAndClose(slGrand.id, grand.judges, new Map([[winner?.entry as string, '88']]));
    expect(await test.openRound(year.id, place)).toMatchObject({ unheld: ['HKICTA23 SM grand'], open: [] });
    const round = await test.openRound(year.id, { ...place, withoutUnheld: true });
    expect(await contendersOf(round.id)).toEqual(['0012']);
  });

  it('are sought only where the edition holds the stage', async () => {
    const panel = await test.panel(['x@jury.hk'], { categoryCode: null });
    const wrong: Record<string, unknown>[] = [
      { streamCode: null },
      { streamCode: 'NONE' },
      { categoryCode: 'XX' },
      { stageCode: 'screening' },
      { stageCode: 'grand' },
      { editionCode: 'OTHER' },
      { categoryCode: null, streamCode: null },
    ];
    for (const place of wrong) {
      expect([place, await test.openRound(panel.id, place)]).toMatchObject([place, { __typename: 'StageNotFound' }]);
    }
    const { message } = await test.openRound(panel.id, { stageCode: 'screening' });
    expect(message).toMatch(/There are: assessment, judging, grand, award-of-the-year\.$/);
    expect(await test.openRound(uuidv7())).toMatchObject({ __typename: 'PanelNotFound' });
    expect(await test.openRound('panel')).toMatchObject({ __typename: 'PanelNotFound' });
    expect(await test.openRound(panel.id, { editionCode: 'a\u0000' })).toMatchObject({ __typename: 'InputRefused' });
    await test.vacate(panel.judges[0]?.seatId);
    expect(await test.openRound(panel.id, { categoryCode: 'SM' })).toMatchObject({ __typename: 'PanelIsEmpty' });
  });
});
