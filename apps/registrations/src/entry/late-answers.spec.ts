import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entryV1, type Dossier } from '@podium/contracts';
import { StoppedClock } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';

/** A report is due a month after entering has closed, a note about it with the report; it is opened after the entries are in. */
const WITH_REPORT = CONTEST.replace(
  '  - { id: ceremony',
  `  - { id: trial-opens, name: { en: Trial, zhHant: 試驗 }, at: 2123-05-05 09:00 }
  - { id: report-due, name: { en: Report due, zhHant: 提交報告 }, at: 2123-06-01 18:00 }
  - { id: ceremony`,
).replace(
  '      - id: detail\n',
  `      - { id: report, kind: text, label: { en: Report, zhHant: 報告 }, max: 20, opens: trial-opens, closes: report-due, later: true, required: true }
      - { id: early, kind: text, label: { en: Sketch, zhHant: 草圖 }, max: 80, closes: enrolment-closes, later: true, required: true }
      - { id: contact, kind: text, label: { en: Telephone then, zhHant: 當時電話 }, max: 40, personal: true, closes: report-due, later: true }
      - id: detail\n`,
);
const ENTERING = '2123-04-01T00:00:00.000Z';
const TRIAL = '2123-05-06T00:00:00.000Z';
const REPORT_DUE = '2123-06-01T10:00:00.000Z';
const complete = { pitch: 'It walks.' };

let test: RegistrationsUnderTest;
let clock: StoppedClock;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  expect(await test.open({ code: 'LATE', yaml: WITH_REPORT })).toMatchObject({ __typename: 'Edition' });
  clock = await StoppedClock.in(test.under.databaseUrl, 'registrations');
});
afterAll(async () => {
  await clock.close();
  await test.stop();
});

/** Who has an entry, and which. */
interface Owned {
  as: string;
  id: string;
  version: number;
}

async function drafted(): Promise<Owned> {
  const as = uuidv7();
  await clock.at(ENTERING);
  await test.person(`${as}@example.hk`, as);
  const members = [{ email: `${as}@example.hk`, leader: true, familyName: 'A', givenName: 'B' }];
  const { id: teamId } = await test.team(as, members, { editionCode: 'LATE' });
  const { id, version } = await test.startEntry(as, teamId);
  return { as, id, version };
}
const submit = ({ as, id, version }: Owned, answers: object) => test.submit(as, { entryId: id, version, answers });
/** An entry that was admitted while entering was still open. */
async function admitted(): Promise<Owned> {
  const draft = await drafted();
  const entry = await submit(draft, complete);
  const { version } = await test.screen(test.administrator, { entryId: entry.id, version: entry.version });
  return { ...draft, version };
}
const save = ({ as, id, version }: Owned, more: object) => test.save(as, { entryId: id, version, ...more });
const can = async ({ as, id }: Owned) =>
  (await test.ask('query ($id: ID!) { entry(id: $id) { viewerCan } }', { id }, { as })).viewerCan;
async function dossiers(entryId: string): Promise<Dossier[]> {
  const fact = (await test.under.facts(entryV1)).find(({ body }) => body.entryId === entryId);
  return Promise.all((fact?.body.dossiers ?? []).map(({ hash }) => test.under.documents.json<Dossier>(hash)));
}

describe('an entry that was admitted', () => {
  it('takes what is due later from when that opens until it is due, each time as a dossier of its own', async () => {
    const entry = await admitted();
    // A sketch may be handed in until entering closes; nothing of the rest.
    expect(await can(entry)).toEqual(['READ', 'SAVE', 'WITHDRAW']);
    expect(await save(entry, { answers: { ...complete, report: 'Too early.' } })).toMatchObject({
      problems: [{ path: 'report', code: 'frozen-not-open' }],
    });
    await clock.at(TRIAL);
    // The sketch was never handed in; that keeps nobody from handing in the report.
    const report = { ...complete, report: 'It walked.' };
    const saved = await save(entry, { answers: report });
    expect(saved).toMatchObject({ __typename: 'Entry', state: 'ADMITTED', answers: report });
    const again = { ...report, report: 'It ran.', contact: '6123 4567' };
    await save({ ...entry, version: saved.version }, { answers: again });
    const [first, second, third] = await dossiers(entry.id);
    expect([first, second, third].map((each) => each?.version)).toEqual([1, 2, 3]);
    expect([first, second, third].map((each) => each?.answers)).toEqual([
      complete,
      report,
      // Personal answers stay behind, as at the admission.
      { ...report, report: 'It ran.' },
    ]);
    expect(second).toMatchObject({ entryCode: first?.entryCode, team: first?.team, admittedAt: TRIAL });
    await clock.at(REPORT_DUE);
    expect(await can(entry)).toEqual(['READ', 'WITHDRAW']);
    expect(await save({ ...entry, version: saved.version + 1 }, { answers: complete })).toMatchObject({
      __typename: 'EntryStateForbids',
      state: 'ADMITTED',
    });
    expect(await dossiers(entry.id)).toHaveLength(3);
  });

  it.each([
    ['an answer that was decided upon', { answers: { pitch: 'It runs.' } }, 'pitch', 'frozen-admitted'],
    ['an answer that is too long', { answers: { ...complete, early: 'x'.repeat(81) } }, 'early', 'too-long'],
  ])('refuses %s, though entering is still open, and freezes nothing', async (_, change, path, code) => {
    const entry = await admitted();
    expect(await save(entry, change)).toMatchObject({ __typename: 'EntryIncomplete', problems: [{ path, code }] });
    expect(await dossiers(entry.id)).toHaveLength(1);
  });

  it('is not named when something else keeps the entry from being submitted', async () =>
    expect(await submit(await drafted(), {})).toMatchObject({
      __typename: 'EntryIncomplete',
      problems: [{ path: 'pitch', code: 'missing' }],
    }));

  it('keeps its title and its team', async () => {
    const entry = await admitted();
    const members = [{ email: `${entry.as}@example.hk`, leader: true, familyName: 'C', givenName: 'D' }];
    for (const more of [{ title: { en: 'Better' } }, { team: { name: { en: 'Team' }, members } }]) {
      expect(await save(entry, { answers: { ...complete, early: 'x' }, ...more })).toMatchObject({
        __typename: 'EntryStateForbids',
      });
    }
    expect(await dossiers(entry.id)).toHaveLength(1);
  });

  it('is not frozen anew when nothing changed, and not more often than a hundred times', async () => {
    const entry = await admitted();
    const saved = await save(entry, { answers: complete });
    expect(await dossiers(entry.id)).toHaveLength(1);
    await test.database.execute(
      `INSERT INTO dossier (id, entry_id, version, hash, admitted_at)
       SELECT gen_random_uuid(), $1, n, 'none', now() FROM generate_series(2, 100) n`,
      [entry.id],
    );
    expect(await save({ ...entry, version: saved.version }, { answers: { ...complete, early: 'x' } })).toMatchObject({
      __typename: 'InputRefused',
    });
  });

  it('is submitted no more', async () => {
    const { as, id, version } = await admitted();
    expect(await test.submit(as, { entryId: id, version, answers: complete })).toMatchObject({
      __typename: 'EntryStateForbids',
    });
  });
});
