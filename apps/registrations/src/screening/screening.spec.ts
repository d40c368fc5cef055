import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryAdmittedV2, entryRefusedV1, entryV1, entryWithdrawnV1, type Dossier } from '@podium/contracts';
import { canonical, sha256Hex } from '@podium/scoring';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
let screener: string;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  screener = await test.appoint('screener', 'ROBOT', 'AA');
});
afterAll(() => test.stop());

async function factOf(entryId: string) {
  return (await test.under.facts(entryV1)).find(({ body }) => body.entryId === entryId);
}

/** The newest dossier of an entry, as it lies in the storage. */
async function dossierOf(entryId: string): Promise<{ hash: string; text: string; dossier: Dossier } | undefined> {
  const hash = (await factOf(entryId))?.body.dossiers.at(-1)?.hash;
  if (hash === undefined) return undefined;
  const text = await test.under.documents.text(hash);
  return { hash, text, dossier: JSON.parse(text) as Dossier };
}

const PRIVATE = '+852 6123 4567';
const filled = { pitch: 'It walks.', phone: PRIVATE, powered: 'battery', detail: 'asked only of others' };

describe('admitting an entry', () => {
  it('freezes it as a dossier whose hash anyone can compute anew', async () => {
    const as = uuidv7();
    const { id, version, code } = await test.submitted(as, 'AA', filled);
    const admitted = await test.screen(screener, { entryId: id, version });
    expect(admitted).toMatchObject({ state: 'ADMITTED', version: version + 1 });
    const { hash, dossier } = (await dossierOf(id)) as NonNullable<Awaited<ReturnType<typeof dossierOf>>>;
    expect(sha256Hex(canonical(dossier))).toBe(hash);
    expect(dossier).toMatchObject({
      version: 1,
      entryCode: code,
      title: { en: 'Robot' },
      admittedAt: admitted.decidedAt,
    });
    const contacts = [{ email: `${as}@example.hk`, locale: 'en' }];
    expect(await factOf(id)).toMatchObject({
      version: 1,
      body: { state: 'admitted', contacts, roster: [{ email: `${as}@example.hk`, personId: as }] },
    });
    const told = (await test.under.told(entryAdmittedV2)).filter(({ entryId }) => entryId === id);
    expect(told).toMatchObject([{ entryCode: code, contacts }]);
    expect(await test.database.query('SELECT hash FROM dossier WHERE entry_id = $1', [id])).toEqual([{ hash }]);
  });

  it('says who has a part in it: who is named, who accepted, also if they left, who leads and who registered the team', async () => {
    const teacher = uuidv7();
    const [pupil, leaver, never] = [1, 2, 3].map(() => `${uuidv7()}@example.hk`) as [string, string, string];
    const members = [pupil, leaver, never].map((email, at) => ({
      email,
      leader: at === 0,
      familyName: 'A',
      givenName: '',
    }));
    const team = await test.team(teacher, members);
    const [leads, left] = [await test.accepted(pupil), await test.accepted(leaver)];
    await test.teamAct('handOverLead', teacher, { teamId: team.id, memberId: team.members[0].id });
    await test.teamAct('leaveTeam', left, { teamId: team.id });
    const draft = await test.startEntry(leads, team.id);
    const entry = await test.submit(leads, { entryId: draft.id, version: draft.version, answers: { pitch: 'x' } });
    await test.screen(screener, { entryId: entry.id, version: entry.version });
    expect((await factOf(entry.id))?.body.roster).toEqual([
      { email: pupil, personId: leads },
      { email: leaver, personId: left },
      { email: never, personId: null },
      { email: null, personId: teacher },
    ]);
  });

  it('leaves behind what judges must not see: personal answers, addresses, and answers that do not count', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as, 'AA', filled);
    await test.screen(screener, { entryId: id, version });
    const judged = (await dossierOf(id))?.dossier;
    expect(judged?.answers).toEqual({ pitch: 'It walks.', powered: 'battery' });
    for (const secret of [PRIVATE, '@example.hk', as, 'asked only'])
      expect(JSON.stringify(judged)).not.toContain(secret);
  });

  it('keeps dossiers and verdicts for good: PostgreSQL lets the service neither change nor delete them', async () => {
    for (const sql of [
      'DELETE FROM dossier',
      `UPDATE dossier SET hash = ''`,
      'TRUNCATE dossier',
      'DELETE FROM screening',
      'UPDATE screening SET admitted = true',
      'ALTER TABLE dossier OWNER TO podium_registrations',
    ]) {
      await expect(test.database.execute(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('happens once, by whoever is first, and to what was seen', async () => {
    const { id, version } = await test.submitted(uuidv7());
    expect(await test.screen(screener, { entryId: id, version: version - 1 })).toMatchObject({
      __typename: 'EntryChangedMeanwhile',
      version,
    });
    const verdicts = await Promise.all(
      ['ADMIT', 'REFUSE', 'ADMIT'].map((verdict) =>
        test.screen(screener, { entryId: id, version, verdict, reason: 'x' }),
      ),
    );
    expect(verdicts.filter(({ __typename }) => __typename === 'Entry')).toHaveLength(1);
    expect(verdicts.filter(({ __typename }) => __typename === 'EntryStateForbids')).toHaveLength(2);
    expect(await test.database.query('SELECT 1 FROM screening WHERE entry_id = $1', [id])).toHaveLength(1);
  });

  it('ends every change by the team but withdrawing, which everybody who took it over is told of', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    await test.screen(screener, { entryId: id, version });
    for (const attempt of [test.save, test.submit]) {
      expect(await attempt.call(test, as, { entryId: id, version: version + 1 })).toMatchObject({
        __typename: 'EntryStateForbids',
        state: 'ADMITTED',
      });
    }
    const withdrawn = await test.withdraw(as, { entryId: id, version: version + 1, reason: 'Our robot broke.' });
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN' });
    const told = (await test.under.told(entryWithdrawnV1)).filter(({ entryId }) => entryId === id);
    expect(told).toMatchObject([{ reason: 'Our robot broke.', categoryCode: 'AA' }]);
    expect(await factOf(id)).toMatchObject({ version: 2, body: { state: 'withdrawn', categoryCode: 'AA' } });
  });
});

describe('refusing an entry', () => {
  it('wants a reason, which is kept and written to the team', async () => {
    const as = uuidv7();
    const { id, version } = await test.submitted(as);
    for (const reason of [null, '', ' \n ', 'a\u0000b', 'x'.repeat(2_001)]) {
      expect(await test.screen(screener, { entryId: id, version, verdict: 'REFUSE', reason })).toMatchObject({
        __typename: 'InputRefused',
      });
    }
    const refused = await test.screen(screener, { entryId: id, version, verdict: 'REFUSE', reason: 'Not a robot.' });
    expect(refused).toMatchObject({ state: 'REFUSED' });
    const told = (await test.under.told(entryRefusedV1)).filter(({ entryId }) => entryId === id);
    expect(told).toMatchObject([{ reason: 'Not a robot.', contacts: [{ email: `${as}@example.hk` }] }]);
    expect(await dossierOf(id)).toBeUndefined();
    expect(
      await test.database.query(
        'SELECT entry_version, admitted, reason, screened_by FROM screening WHERE entry_id = $1',
        [id],
      ),
    ).toEqual([{ entry_version: version, admitted: false, reason: 'Not a robot.', screened_by: screener }]);
  });
});

describe('an entry of one’s own', () => {
  it('is screened by somebody else, whether one registered the team or is a member of it', async () => {
    const both = await test.appoint('organiser', 'ROBOT', null);
    const own = await test.submitted(both);
    expect(await test.screen(both, { entryId: own.id, version: own.version })).toMatchObject({
      __typename: 'OwnEntry',
    });
    const registrar = uuidv7();
    const { id: teamId } = await test.team(registrar, [
      { email: 'leads@example.hk', leader: true, familyName: 'Chan', givenName: 'A' },
      { email: 'screens@example.hk', familyName: 'Lee', givenName: 'B' },
    ]);
    const draft = await test.startEntry(registrar, teamId);
    const { id, version } = await test.submit(registrar, {
      entryId: draft.id,
      version: draft.version,
      answers: { pitch: 'x' },
    });
    const member = await test.accepted('screens@example.hk');
    await test.appoint('screener', 'ROBOT', 'AA', member);
    expect(await test.screen(member, { entryId: id, version })).toMatchObject({ __typename: 'OwnEntry' });
    // Whoever left did belong.
    expect(await test.teamAct('leaveTeam', member, { teamId })).toEqual({ __typename: 'TeamLeft' });
    expect(await test.screen(member, { entryId: id, version })).toMatchObject({ __typename: 'OwnEntry' });
    await test.appoint('screener', 'ROBOT', 'AA', registrar);
    expect(await test.screen(registrar, { entryId: id, version })).toMatchObject({ __typename: 'OwnEntry' });
    expect(await test.screen(screener, { entryId: id, version })).toMatchObject({ state: 'ADMITTED' });
  });
});
