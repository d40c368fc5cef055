import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { editionV1 } from '@podium/contracts';
import { shippedDefinition } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import { CONTEST, RegistrationsUnderTest } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
});
afterAll(() => test.stop());

const edition = (code: string, fields: string) =>
  test.ask(`query ($code: String!) { edition(code: $code) { ${fields} } }`, { code }, {});

describe('opening an edition', () => {
  it('takes a definition that comes with Podium, and everybody may read it in three languages', async () => {
    const opened = await test.open({ definition: 'hkicta-2023', yaml: null, datesMayHavePassed: true });
    expect(opened).toMatchObject({ __typename: 'Edition', code: 'HKICTA23', revision: 1 });
    expect(opened.categories).toHaveLength(8);
    const shown = await edition(
      'HKICTA23',
      'en: name(locale: EN) zhHant: name(locale: ZH_HANT) zhHans: name(locale: ZH_HANS)',
    );
    expect(shown).toEqual(shippedDefinition('hkicta-2023').name);
    const [told, ...more] = (await test.under.facts(editionV1)).filter(({ body }) => body.code === 'HKICTA23');
    const { calendar, ...definition } = shippedDefinition('hkicta-2023');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ version: 1, body: { revision: 1, calendar } });
    expect(await test.under.documents.json(String(told?.body.definition))).toEqual(definition);
  });

  it('takes a calendar for a rehearsal in place of the milestones of the same ids', async () => {
    const opened = await test.open({
      code: 'REHEARSE',
      calendar: [
        { code: 'enrolment-closes', at: '2100-01-01T18:00:00+08:00' },
        { code: 'enrolment-closes', category: 'BB', at: '2100-01-08T18:00:00+08:00' },
      ],
    });
    expect(opened.calendar.filter(({ code }: { code: string }) => code === 'enrolment-closes')).toEqual([
      { code: 'enrolment-closes', category: null, at: '2100-01-01T10:00:00.000Z' },
      { code: 'enrolment-closes', category: 'BB', at: '2100-01-08T10:00:00.000Z' },
    ]);
    expect(opened.calendar).toHaveLength(4);
  });

  it('refuses one that nobody could enter any more, unless that is meant', async () => {
    const dead = { definition: 'hkicta-2024', yaml: null };
    expect(await test.open(dead)).toMatchObject({
      __typename: 'EnteringIsOver',
      message: expect.stringContaining('Hong Kong time'),
    });
    expect(await edition('HKICTA24', 'code')).toBeNull();
    // One category that may still be entered is enough.
    const over = { code: 'enrolment-closes', at: '2023-04-30T10:00:00Z' };
    expect(await test.open({ code: 'ALIVE', calendar: [over] })).toMatchObject({ __typename: 'EnteringIsOver' });
    const calendar = [over, { ...over, category: 'BB', at: '2123-05-07T10:00:00Z' }];
    expect(await test.open({ code: 'ALIVE', calendar })).toMatchObject({ __typename: 'Edition' });
    expect(await test.open({ ...dead, datesMayHavePassed: true })).toMatchObject({ __typename: 'Edition' });
  });

  it('says every mistake of a definition with its line and column, and opens nothing', async () => {
    const yaml = CONTEST.replace('kind: competition', 'kind: sport').replace(
      'tieRules: [criterion-by-weight]',
      'tieRules: [dice]',
    );
    const answer = await test.open({ yaml, code: 'MISTAKEN' });
    const lineOf = (text: string) => yaml.split('\n').findIndex((line) => line.includes(text)) + 1;
    expect(answer).toMatchObject({
      __typename: 'DefinitionHasMistakes',
      mistakes: [
        { line: lineOf('kind: sport'), column: 7, message: expect.any(String) },
        { line: lineOf('[dice]'), column: 16, message: expect.any(String) },
      ],
    });
    expect(await edition('MISTAKEN', 'code')).toBeNull();
  });

  it('gives a code to one edition only, also when two open it at once', async () => {
    const answers = await Promise.all([test.open({ code: 'TWICE' }), test.open({ code: 'TWICE' })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Edition', 'EditionCodeTaken']);
    const told = (await test.under.facts(editionV1)).filter(({ body }) => body.code === 'TWICE');
    expect(told).toMatchObject([{ version: 1 }]);
  });

  it.each([
    ['a code with small letters', { code: 'robot' }, 'InputRefused'],
    ['a code that is too long', { code: 'ROBOTROBOT123' }, 'InputRefused'],
    [
      'a milestone nobody knows',
      { code: 'X1', calendar: [{ code: 'party', at: '2100-01-01T00:00:00Z' }] },
      'InputRefused',
    ],
    [
      'a milestone of a category nobody knows',
      { code: 'X1', calendar: [{ code: 'ceremony', category: 'ZZ', at: '2100-01-01T00:00:00Z' }] },
      'InputRefused',
    ],
    [
      'a milestone stated twice',
      { code: 'X1', calendar: Array(2).fill({ code: 'ceremony', at: '2100-01-01T00:00:00Z' }) },
      'InputRefused',
    ],
    ['a definition nobody knows', { yaml: null, definition: '../../etc/passwd' }, 'DefinitionNotFound'],
    ['no definition at all', { yaml: null }, 'DefinitionNotFound'],
    ['a megabyte of YAML', { yaml: `${CONTEST}#${'x'.repeat(1_000_000)}` }, 'InputRefused'],
    ['no YAML', { yaml: '{ [ : \u0000' }, 'DefinitionHasMistakes'],
  ])('refuses %s', async (_, input, refusal) => {
    expect(await test.open(input)).toMatchObject({ __typename: refusal });
    expect(await edition('X1', 'code')).toBeNull();
  });

  it('is for administrators alone', async () => {
    const organiser = await test.appoint('organiser', 'ROBOT', null);
    expect(await test.open({ code: 'MINE' }, { as: organiser })).toEqual({ errorCodes: ['FORBIDDEN'] });
    expect(await test.open({ code: 'MINE' }, {})).toEqual({ errorCodes: ['UNAUTHENTICATED'] });
  });
});

describe('moving a milestone', () => {
  it('keeps what it was, what it becomes, why and by whom, and tells everybody the new revision', async () => {
    await test.open({ code: 'MOVED' });
    const organiser = await test.appoint('organiser', 'MOVED', null);
    const moved = await test.move(
      { editionCode: 'MOVED', milestone: 'enrolment-closes', at: '2123-05-07T10:00:00Z', reason: ' black rain ' },
      { as: organiser },
    );
    expect(moved).toMatchObject({ __typename: 'Edition', revision: 2 });
    expect(moved.calendar).toContainEqual({ code: 'enrolment-closes', category: null, at: '2123-05-07T10:00:00.000Z' });
    expect(
      await test.database.query(
        `SELECT milestone, category_code, was, becomes, reason, changed_by FROM calendar_change WHERE edition_code = 'MOVED'`,
      ),
    ).toEqual([
      {
        milestone: 'enrolment-closes',
        category_code: null,
        was: new Date('2123-04-30T10:00:00Z'),
        becomes: new Date('2123-05-07T10:00:00Z'),
        reason: 'black rain',
        changed_by: organiser,
      },
    ]);
    const told = (await test.under.facts(editionV1)).filter(({ body }) => body.code === 'MOVED');
    expect(told).toMatchObject([{ version: 2, body: { revision: 2 } }]);
  });

  it('of one category leaves the others where they were', async () => {
    await test.open({ code: 'ONECAT' });
    const organiser = await test.appoint('organiser', 'ONECAT', 'BB');
    const at = '2123-06-01T10:00:00.000Z';
    const input = { editionCode: 'ONECAT', milestone: 'enrolment-closes', at };
    expect(await test.move(input, { as: organiser })).toMatchObject({ __typename: 'NotOrganiser' });
    expect(await test.move({ ...input, category: 'AA' }, { as: organiser })).toMatchObject({
      __typename: 'NotOrganiser',
    });
    const moved = await test.move({ ...input, category: 'BB' }, { as: organiser });
    const closings = moved.calendar.filter(({ code }: { code: string }) => code === 'enrolment-closes');
    expect(closings).toEqual([
      { code: 'enrolment-closes', category: null, at: '2123-04-30T10:00:00.000Z' },
      { code: 'enrolment-closes', category: 'BB', at },
    ]);
  });

  it.each([
    ['one that has passed', { milestone: 'enrolment-opens', at: '2123-01-01T00:00:00Z' }, 'MilestoneHasPassed'],
    ['one into the past', { milestone: 'enrolment-closes', at: '2023-01-01T00:00:00Z' }, 'MilestoneHasPassed'],
    ['one nobody knows', { milestone: 'party', at: '2123-01-01T00:00:00Z' }, 'EditionNotFound'],
    ['one of no category', { milestone: 'ceremony', category: 'ZZ', at: '2123-01-01T00:00:00Z' }, 'EditionNotFound'],
    [
      'one of no edition',
      { editionCode: 'NONE', milestone: 'ceremony', at: '2123-01-01T00:00:00Z' },
      'EditionNotFound',
    ],
    ['one without a reason', { milestone: 'ceremony', at: '2123-01-01T00:00:00Z', reason: '  ' }, 'InputRefused'],
  ])('refuses %s and writes nothing', async (_, input, refusal) => {
    expect(await test.move(input)).toMatchObject({ __typename: refusal });
    expect(await test.database.query(`SELECT 1 FROM calendar_change WHERE edition_code = 'ROBOT'`)).toEqual([]);
    expect(await edition('ROBOT', 'revision')).toEqual({ revision: 1 });
  });

  it.each([
    ['before it opens', 'ORDER1', { at: '2123-05-01T00:00:00Z' }],
    ['before it opens, for one category', 'ORDER2', { category: 'BB', at: '2123-05-01T00:00:00Z' }],
    ['when it opens', 'ORDER3', { at: '2123-04-30T10:00:00Z' }],
  ])('lets nothing close %s', async (_, code, input) => {
    const later = CONTEST.replace('enrolment-opens, at: 2023-03-03', 'enrolment-opens, at: 2123-03-03');
    await test.open({ code, yaml: later });
    expect(await test.move({ editionCode: code, milestone: 'enrolment-opens', ...input })).toMatchObject({
      __typename: 'ClosesBeforeOpening',
    });
    expect(await edition(code, 'revision')).toEqual({ revision: 1 });
  });

  it('waits for whoever is moving another: both are kept, in two revisions', async () => {
    await test.open({ code: 'ATONCE' });
    const move = (milestone: string, at: string) => test.move({ editionCode: 'ATONCE', milestone, at });
    // More than a pool has connections, so that some must meet.
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7].map((day) =>
        day % 2 === 0
          ? move('ceremony', `2123-07-0${day}T00:00:00Z`)
          : move('enrolment-closes', `2123-05-0${day}T00:00:00Z`),
      ),
    );
    expect(answers.map(({ revision }) => revision).sort()).toEqual([2, 3, 4, 5, 6, 7, 8]);
    const changes = await test.database.query<{ milestone: string; becomes: Date }>(
      `SELECT milestone, becomes FROM calendar_change WHERE edition_code = 'ATONCE' ORDER BY changed_at`,
    );
    const { calendar } = await edition('ATONCE', 'calendar { code at }');
    for (const code of ['ceremony', 'enrolment-closes']) {
      const last = changes
        .filter(({ milestone }) => milestone === code)
        .at(-1)
        ?.becomes.toISOString();
      expect(calendar.filter((each: { code: string }) => each.code === code)).toEqual([{ code, at: last }]);
    }
  });

  it('keeps its record for good: not even the service may change or delete it', async () => {
    for (const sql of ['DELETE FROM calendar_change', `UPDATE calendar_change SET reason = ''`]) {
      await expect(test.database.execute(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('a calendar for a rehearsal', () => {
  it.each([
    ['that closes before it opens', [{ code: 'enrolment-closes', at: '2020-01-01T00:00:00Z' }], 'ClosesBeforeOpening'],
    ['for a category called nothing', [{ code: 'ceremony', category: '', at: '2123-07-01T00:00:00Z' }], 'InputRefused'],
  ])('%s is refused', async (_, calendar, refusal) => {
    expect(await test.open({ code: 'WRONG', calendar })).toMatchObject({ __typename: refusal });
    expect(await edition('WRONG', 'code')).toBeNull();
  });
});

describe('the list of editions', () => {
  it('is read page by page, the latest first, each once, and says how many there are', async () => {
    const read: string[] = [];
    let total = 0;
    for (let after: string | null = null, more = true; more;) {
      const page = await test.ask(
        `query ($after: String) { editions(first: 2, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } } }`,
        { after },
        {},
      );
      read.push(...page.nodes.map(({ code }: { code: string }) => code));
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      total = page.totalCount;
    }
    const kept = await test.database.query<{ code: string }>('SELECT code FROM edition ORDER BY opened_at DESC, code');
    expect(read).toEqual(kept.map(({ code }) => code));
    expect(total).toBe(kept.length);
  });
});

describe('an edition that is not there', () => {
  it.each(['NONE', '', uuidv7(), "' OR 1=1"])('answers null for %j', async (code) =>
    expect(await edition(code, 'code')).toBeNull(),
  );

  it('is a mistake of the sender when its code holds a NUL', async () =>
    expect(await edition('ROB\u0000T', 'code')).toEqual({ errorCodes: ['BAD_USER_INPUT'] }));
});
