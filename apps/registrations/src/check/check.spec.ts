import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { StoppedClock } from '@podium/testing';
import { CONTEST, RegistrationsUnderTest, type Started } from '../registrations.fixture.js';

/** With something that may follow, until its own deadline. */
const WITH_REPORT = CONTEST.replace(
  '      - id: detail\n',
  `      - { id: report, kind: text, label: { en: Report, zhHant: 報告 }, max: 20, closes: ceremony, later: true, required: true }
      - { id: plan, kind: file, label: { en: Plan, zhHant: 計劃 }, types: [pdf], maxBytes: 1000 }
      - id: detail\n`,
);
const CHECK = `fields { code visible required answered missing invalid editable closesAt frozenBecause problems { code } }
  blocking { path code text(locale: ZH_HANT) } dueLater { path code } unknownFields notCounted submittable`;

let test: RegistrationsUnderTest;
let entrant: string;
let draft: Started;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  expect(await test.open({ code: 'CHECK', yaml: WITH_REPORT })).toMatchObject({ __typename: 'Edition' });
  entrant = uuidv7();
  draft = await drafted(entrant);
});
afterAll(() => test.stop());

async function drafted(as: string): Promise<Started> {
  await test.person(`${as}@example.hk`, as);
  const members = [{ email: `${as}@example.hk`, leader: true, familyName: 'Chan', givenName: 'Tai Man' }];
  const { id } = await test.team(as, members, { editionCode: 'CHECK' });
  return test.startEntry(as, id);
}
const ofEntry = (answers?: unknown, { as = entrant, id = draft.id }: { as?: string; id?: string } = {}) =>
  test.ask(
    `query ($id: ID!, $answers: JSON) { checkEntry(entryId: $id, answers: $answers) { ${CHECK} } }`,
    { id, ...(answers === undefined ? {} : { answers }) },
    { as },
  );
const ofPlace = (answers: unknown, place: object = {}) =>
  test.ask(
    `query ($editionCode: String!, $categoryCode: String!, $streamCode: String!, $answers: JSON!) {
       checkAnswers(editionCode: $editionCode, categoryCode: $categoryCode, streamCode: $streamCode, answers: $answers) { ${CHECK} } }`,
    { editionCode: 'CHECK', categoryCode: 'AA', streamCode: 'ALL', answers, ...place },
    {},
  );
const field = (check: { fields: { code: string }[] }, code: string) => check.fields.find((each) => each.code === code);

describe('answers that are looked at', () => {
  it('hear what is asked, what is missing, what may follow, and until when each may be answered', async () => {
    const check = await ofPlace({ powered: 'battery', detail: 'hidden', colour: 'red' });
    expect(check).toMatchObject({
      blocking: [
        { path: 'colour', code: 'unknown-field' },
        { path: 'pitch', code: 'missing' },
      ],
      dueLater: [{ path: 'report', code: 'missing' }],
      unknownFields: ['colour'],
      notCounted: ['detail'],
      submittable: false,
    });
    expect(field(check, 'pitch')).toEqual({
      code: 'pitch',
      visible: true,
      required: true,
      answered: false,
      missing: true,
      invalid: false,
      editable: true,
      closesAt: '2123-04-30T10:00:00.000Z',
      frozenBecause: null,
      problems: [{ code: 'missing' }],
    });
    expect(field(check, 'detail')).toMatchObject({ visible: false, editable: false });
    expect(field(check, 'report')).toMatchObject({ closesAt: '2123-06-20T11:00:00.000Z' });
    expect(await ofPlace({ pitch: 'It walks.' })).toMatchObject({ blocking: [], submittable: true });
  });

  it('are of a place that there is', async () => {
    for (const place of [{ editionCode: 'NONE' }, { categoryCode: 'ZZ' }, { streamCode: 'ZZ' }])
      expect(await ofPlace({}, place)).toBeNull();
  });

  it.each([
    ['wrong in kind', { pitch: 7 }, { path: 'pitch', code: 'not-text' }],
    ['too long', { pitch: 'x'.repeat(81) }, { path: 'pitch', code: 'too-long' }],
    ['no option', { pitch: 'x', powered: 'steam' }, { path: 'powered', code: 'not-an-option' }],
    [
      'a file that nobody uploaded',
      { pitch: 'x', plan: [{ name: 'a.pdf' }] },
      { path: 'plan.0', code: 'not-uploaded' },
    ],
    ['what cannot be kept', { pitch: 'a\u0000b' }, { path: '', code: 'not-storable' }],
    ['an answer to what nobody asks', { pitch: 'x', colour: 'red' }, { path: 'colour', code: 'unknown-field' }],
    ['no answers at all', 'yes', { path: '', code: 'not-storable' }],
  ])('that are %s say so, and nothing is kept', async (_, answers, problem) => {
    const { blocking, submittable } = await ofEntry(answers);
    expect(submittable).toBe(false);
    expect(blocking).toContainEqual({ ...problem, text: expect.stringMatching(/\p{Script=Han}/u) });
    expect((await ofEntry()).fields.some(({ answered }: { answered: boolean }) => answered)).toBe(false);
  });

  it('never fail, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (answers) => {
        const check = await ofPlace(answers);
        // A number that JSON readers do not keep is nothing that the scalar takes.
        if (check.errorCodes) expect(check.errorCodes).toEqual(['BAD_USER_INPUT']);
        else expect(check.submittable).toBe(check.blocking.length === 0);
      }),
      { numRuns: 200 },
    );
  });

  it('agree with what submitting says', async () => {
    for (const answers of [{}, { pitch: 'It walks.' }, { pitch: 'x'.repeat(81) }, { pitch: 'x', powered: 'steam' }]) {
      const as = uuidv7();
      const { id, version } = await drafted(as);
      const check = await ofEntry(answers, { as, id });
      const submitted = await test.submit(as, { entryId: id, version, answers });
      expect(submitted.__typename === 'Entry').toBe(check.submittable);
      if (!check.submittable)
        expect(check.blocking.map(({ path, code }: { path: string; code: string }) => ({ path, code }))).toMatchObject(
          submitted.problems.map(({ path, code }: { path: string; code: string }) => ({ path, code })),
        );
    }
  });
});

describe('an entry that is looked at', () => {
  it('is looked at as it is, by its team and its office; of others’ it is not told that they are there', async () => {
    expect(await ofEntry()).toMatchObject({ submittable: false });
    const screener = await test.appoint('screener', 'CHECK', null);
    const stranger = await test.appoint('organiser', 'ROBOT', null);
    for (const as of [screener, stranger]) expect(await ofEntry(undefined, { as })).toBeNull();
    const { id, version } = await drafted(stranger);
    await test.submit(stranger, { entryId: id, version, answers: { pitch: 'It walks.' } });
    expect(await ofEntry(undefined, { as: screener, id })).toMatchObject({ submittable: true });
    expect(await ofEntry(undefined, { id })).toBeNull();
    expect(await ofEntry(undefined, { id: 'nothing' })).toBeNull();
  });

  it('is changed no more once it was admitted, but for what is due later', async () => {
    const as = uuidv7();
    const started = await drafted(as);
    const entry = await test.submit(as, { entryId: started.id, version: started.version, answers: { pitch: 'x' } });
    await test.screen(test.administrator, { entryId: entry.id, version: entry.version });
    const check = await ofEntry(undefined, { as, id: entry.id });
    expect([field(check, 'pitch'), field(check, 'report')]).toMatchObject([{ editable: false }, { editable: true }]);
  });

  it('hears that an answer is frozen when it would change it, and not when it stays', async () => {
    const as = uuidv7();
    const { id, version } = await drafted(as);
    await test.submit(as, { entryId: id, version, answers: { pitch: 'x' } });
    const clock = await StoppedClock.in(test.under.databaseUrl, 'registrations');
    await clock.at('2123-05-01T00:00:00.000Z');
    const changed = await ofEntry({ pitch: 'y' }, { as, id });
    expect(changed.blocking).toMatchObject([{ path: 'pitch', code: 'frozen-closed' }]);
    expect(await ofEntry({ pitch: 'x', report: 'It ran.' }, { as, id })).toMatchObject({ blocking: [] });
    await clock.close();
  });
});
