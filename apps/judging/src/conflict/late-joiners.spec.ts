import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestDossier as Dossier } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { anEdition, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';
import { readEverything } from './read-everything.fixture.js';

const edition = anEdition();
let test: JudgingUnderTest;
const reads = (as: string, round: string, dossier: string) => readEverything(test, as, round, dossier);
beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

describe('whoever joins a team after its entry was admitted', () => {
  it('loses it in the midst of judging, at the desk of a chair and of an organiser too; so do their marks', async () => {
    const chair = await test.appoint(uuidv7(), 'chair', 'HKICTA23', 'SB');
    const organiser = await test.appoint(uuidv7(), 'organiser', 'HKICTA23', null);
    const [own, other] = (await test.admit(2, { categoryCode: 'SB' }, 60)) as [Dossier, Dossier];
    const panel = await test.panel(['joins@jury.hk', 'stays@jury.hk'], { categoryCode: 'SB' });
    const [joins, stays] = panel.judges as [Judge, Judge];
    const round = (await test.openRound(panel.id, { categoryCode: 'SB' })).id;
    await test.assign(round, 2);
    for (const judge of panel.judges) {
      for (const { dossierId } of [own, other])
        await test.submit(judge, round, dossierId, marksOf(edition, '60', 'SB'));
    }
    expect((await reads(organiser, round, own.dossierId))['round']).toMatchObject({ progress: { handedIn: 4 } });
    const roster = [joins.person, chair, organiser].map((personId) => ({ email: null, personId }));
    await test.registrations.admit({ ...own, roster }, 2);
    for (const as of [joins.person, chair, organiser]) {
      const seen = await reads(as, round, own.dossierId);
      expect(seen['dossier']).toBeNull();
      expect(JSON.stringify(seen)).not.toContain(own.entryCode);
      // How far a round has come, judges are not told.
      const progress = as === joins.person ? null : { contenders: 1, assigned: 2, handedIn: 2 };
      expect(seen['round'].progress).toEqual(progress && expect.objectContaining(progress));
    }
    expect(
      await test.submit(joins, round, own.dossierId, marksOf(edition, '99', 'SB'), { baseVersion: 1 }),
    ).toMatchObject({ __typename: 'NotAssigned' });
    expect(await test.close(round, {}, { as: chair })).toMatchObject({ __typename: 'ConflictOfInterest' });
    expect((await reads(test.organiser, round, own.dossierId))['round']).toMatchObject({
      progress: { contenders: 2, assigned: 3, handedIn: 3 },
    });
    // Neither leaving the team again nor an older word of it gives anything back.
    await test.registrations.admit({ ...own, roster: [] }, 3);
    await test.registrations.admit(own, 1);
    expect((await reads(joins.person, round, own.dossierId))['dossier']).toBeNull();
    await test.close(round);
    const { standing } = await reads(test.organiser, round, own.dossierId);
    expect(standing.ranking.totalCount).toBe(2);
    // Everybody may recount it: the marks are there, set aside, and say why.
    expect(standing.document.setAside).toEqual([
      expect.objectContaining({ judge: joins.seatId, dossier: own.dossierId, because: 'recused' }),
    ]);
    expect(standing.document.setAside).not.toContainEqual(expect.objectContaining({ judge: stays.seatId }));
  });

  it('does not put the entry into an open round twice; a round that opens later judges the newest dossier', async () => {
    const [first] = (await test.admit(1, { categoryCode: 'FT' }, 70)) as [Dossier];
    const panel = await test.panel(['once@jury.hk'], { categoryCode: 'FT' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'FT' });
    await test.registrations.admit({ ...first, dossierId: uuidv7(), version: 2 });
    expect(await test.rows('SELECT dossier_id AS id FROM contender WHERE round_id = $1', [id])).toEqual([
      { id: first.dossierId },
    ]);
    expect(await test.abandon(id, 'once more')).toMatchObject({ state: 'ABANDONED' });
    const later = await test.openRound(panel.id, { categoryCode: 'FT' });
    expect(
      await test.rows('SELECT d.version FROM contender c JOIN dossier d ON d.id = c.dossier_id WHERE c.round_id = $1', [
        later.id,
      ]),
    ).toEqual([{ version: 2 }]);
  });
});
