import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoppedClock } from '@podium/testing';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';

/** Called otherwise, and due later than everything else: what opens and closes entering, the definition says. */
const NOMINATIONS = CONTEST.replaceAll('enrolment-opens', 'nomination-opens')
  .replaceAll('enrolment-closes', 'nomination-closes')
  .replace(
    '  - { id: ceremony',
    '  - { id: report-due, name: { en: Report due, zhHant: 提交報告 }, at: 2123-06-01 18:00 }\n  - { id: ceremony',
  )
  .replace(
    '      - id: detail\n',
    `      - { id: report, kind: text, label: { en: Report, zhHant: 報告 }, max: 80, closes: report-due, later: true, required: true }
      - id: detail\n`,
  );
const OPENS = '2023-03-03T01:00:00.000Z';
const CLOSES = '2123-04-30T10:00:00.000Z';
const REPORT_DUE = '2123-06-01T10:00:00.000Z';
const complete = { pitch: 'It walks.' };

let test: RegistrationsUnderTest;
let clock: StoppedClock;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  expect(await test.open({ code: 'NOMINATE', yaml: NOMINATIONS })).toMatchObject({ __typename: 'Edition' });
  expect(
    await test.open({ code: 'APICTA', yaml: null, definition: 'apicta-2023', datesMayHavePassed: true }),
  ).toMatchObject({
    __typename: 'Edition',
  });
  clock = await StoppedClock.in(test.under.databaseUrl, 'registrations');
});
afterAll(async () => {
  await clock.close();
  await test.stop();
});

const draftIn = async (as: string, editionCode: string, category = 'AA', streamCode = 'ALL') => {
  const { id } = await test.team(as, [{ email: `${as}@example.hk`, leader: true, familyName: 'A', givenName: 'B' }], {
    editionCode,
  });
  return test.startEntry(as, id, category, { streamCode });
};

describe('an edition whose entries are nominations', () => {
  it.each([
    ['before nominations open', '2023-03-03T00:59:59.999Z', { __typename: 'EnrolmentNotOpen', opensAt: OPENS }],
    ['while they are open', OPENS, { __typename: 'Entry' }],
    ['at the very instant they close', CLOSES, { __typename: 'EnrolmentClosed', closedAt: CLOSES }],
  ])('%s', async (_, instant, expected) => {
    const as = uuidv7();
    await clock.at('2023-04-01T00:00:00Z');
    const draft = await draftIn(as, 'NOMINATE');
    await clock.at(instant);
    expect(await draftIn(as, 'NOMINATE')).toMatchObject(expected);
    const input = { entryId: draft.id, version: draft.version, answers: complete };
    expect(await test.submit(as, input)).toMatchObject(expected);
  });

  it('takes what is due later until that is due, and nothing else of the entry', async () => {
    const as = uuidv7();
    await clock.at('2023-04-01T00:00:00Z');
    const draft = await draftIn(as, 'NOMINATE');
    const entry = await test.submit(as, { entryId: draft.id, version: draft.version, answers: complete });
    await clock.at(CLOSES);
    const save = (more: object, answers: object = complete) =>
      test.save(as, { entryId: entry.id, version: entry.version, answers, ...more });
    expect(await save({ title: { en: 'Better' } })).toMatchObject({ __typename: 'EnrolmentClosed' });
    const members = [{ email: `${as}@example.hk`, leader: true, familyName: 'C', givenName: 'D' }];
    expect(await save({ team: { name: { en: 'Team' }, members } })).toMatchObject({ __typename: 'EnrolmentClosed' });
    expect(await save({}, { pitch: 'It runs.', report: 'x' })).toMatchObject({
      __typename: 'EntryIncomplete',
      problems: [{ path: 'pitch', code: 'frozen-closed' }],
    });
    const saved = await save({}, { ...complete, report: 'It walked.' });
    expect(saved).toMatchObject({ __typename: 'Entry', answers: { report: 'It walked.' } });
    await clock.at(REPORT_DUE);
    expect(await test.save(as, { entryId: entry.id, version: saved.version, answers: complete })).toMatchObject({
      __typename: 'EnrolmentClosed',
    });
  });
});

describe('APICTA', () => {
  let opened: string;
  const findingsOf = (as: string, id: string) =>
    test.ask(
      'query ($id: ID!) { eligibility(entryId: $id) { findings { rule outcome because(locale: EN) } } }',
      { id },
      { as },
    );

  it('has findings of eligibility for every entry', async () => {
    const as = uuidv7();
    const { categories, calendar } = await test.ask(
      `{ edition(code: "APICTA") { categories { code streams { code } } calendar { code at } } }`,
      {},
      {},
    );
    opened = calendar.find(({ code }: { code: string }) => code === 'nomination-opens').at;
    await clock.at(opened);
    for (const { code, streams } of categories) {
      const entry = await draftIn(as, 'APICTA', code, streams[0].code);
      expect(entry).toMatchObject({ __typename: 'Entry' });
      const { findings } = await findingsOf(as, entry.id);
      expect([code, findings.length > 0]).toEqual([code, true]);
    }
  });

  it('counts the nominations of an economy, whoever made them, and tells its own office alone', async () => {
    const office = await test.appoint('screener', 'APICTA', null);
    const [category] = (await test.ask('{ edition(code: "APICTA") { categories { code streams { code } } } }', {}, {}))
      .categories;
    const nominated = [];
    for (const economy of ['Hong Kong, China', 'Japan', 'Hong Kong, China']) {
      const as = uuidv7();
      const { id } = await draftIn(as, 'APICTA', category.code, category.streams[0].code);
      await test.database.execute(
        `UPDATE entry SET state = 'submitted', submitted_at = clock_timestamp(), answers = jsonb_build_object('economy', $2::text),
           roster = jsonb_build_object('name', title, 'organisation', NULL, 'members', '[]'::jsonb) WHERE id = $1`,
        [id, economy],
      );
      nominated.push(id);
      await clock.at(new Date(Date.parse(opened) + nominated.length * 1_000).toISOString());
    }
    const { findings } = await findingsOf(office, nominated[2]);
    const quota = findings.find(({ rule }: { rule: string }) => rule === 'quota');
    expect(quota).toMatchObject({ outcome: 'MET', because: expect.stringContaining('nomination 2 of at most 3') });
  });
});
