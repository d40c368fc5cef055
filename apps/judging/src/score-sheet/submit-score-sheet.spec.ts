import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { brokenInvariants } from '../invariants.fixture.js';
import { anEdition, JudgingUnderTest, marksOf, type Judge } from '../judging.fixture.js';

const edition = anEdition((one) => {
  const rubric = one.categories.find(({ code }) => code === 'SM')?.stages[0]?.rubric;
  if (!rubric) throw new Error('no rubric to change');
  rubric.scale = { min: '0', max: '10', step: '0.5' };
  rubric.notApplicable = 'share-in-proportion';
  rubric.criteria = [
    {
      id: 'idea',
      name: { en: 'Idea', zhHant: '構思' },
      weight: '60',
      attributes: [
        { id: 'new', name: { en: 'New', zhHant: '新穎' }, weight: '50' },
        { id: 'useful', name: { en: 'Useful', zhHant: '實用' }, weight: '50' },
      ],
    },
    { id: 'impact', name: { en: 'Impact', zhHant: '影響' }, weight: '40', attributes: [] },
  ];
});

let test: JudgingUnderTest;
let round: Awaited<ReturnType<JudgingUnderTest['round']>>;
const good = marksOf(edition, '70');
const first = () => round.dossiers[0]?.dossierId as string;
const judge = () => round.judges[0] as { person: string };
const submit = (marks: unknown, more = {}) => test.submit(judge(), round.id, first(), marks, more);
const sheets = () => test.rows('SELECT id, version FROM sheet ORDER BY id');

beforeAll(async () => {
  test = await JudgingUnderTest.start();
  await test.open(edition);
  round = await test.round(3, ['a@jury.hk', 'b@jury.hk']);
});
afterAll(async () => {
  expect(await brokenInvariants(test)).toEqual([]);
  await test.stop();
});

describe('marks that the rubric does not take', () => {
  const but = (criterion: string, mark: string | null) =>
    good.map((each) => (each.criterion === criterion ? { ...each, mark } : each));
  const cases: [string, unknown, Record<string, unknown>][] = [
    [
      'above the scale',
      but('quality', '101'),
      { __typename: 'MarkOffScale', key: 'quality', min: '0', max: '100', step: '1' },
    ],
    ['below the scale', but('quality', '-1'), { __typename: 'MarkOffScale', key: 'quality' }],
    ['between two steps', but('quality', '70.5'), { __typename: 'MarkOffScale', key: 'quality' }],
    ['no number', but('quality', 'good'), { __typename: 'MarkOffScale', key: 'quality' }],
    ['an exponent', but('quality', '7e1'), { __typename: 'MarkOffScale', key: 'quality' }],
    ['endless digits', but('quality', '7'.repeat(100_000)), { __typename: 'MarkOffScale', key: 'quality' }],
    ['not applicable', but('quality', null), { __typename: 'NotApplicableNotTaken', keys: ['quality'] }],
    ['a criterion left out', good.slice(1), { __typename: 'SheetIncomplete', missing: ['innovation'] }],
    ['nothing at all', [], { __typename: 'SheetIncomplete' }],
    [
      'an unknown criterion',
      [...good, { criterion: 'beauty', mark: '1' }],
      { __typename: 'CriterionUnknown', keys: ['beauty'] },
    ],
    [
      'a name every object has',
      [...good, { criterion: '__proto__', mark: '1' }],
      { __typename: 'CriterionUnknown', keys: ['__proto__'] },
    ],
    [
      'an attribute that is none',
      [{ ...good[0], attribute: 'x' }, ...good.slice(1)],
      { __typename: 'CriterionUnknown' },
    ],
    [
      'a criterion twice',
      [...good, { criterion: 'quality', mark: '70' }],
      { __typename: 'MarkedTwice', keys: ['quality'] },
    ],
    ['a NUL character', [...good, { criterion: 'a\u0000', mark: '70' }], { __typename: 'InputRefused' }],
    ['marks without end', Array.from({ length: 600 }, () => good[0]), { __typename: 'InputRefused' }],
  ];
  it.each(cases)('refuses %s by name and writes nothing', async (_, marks, refusal) => {
    const before = await sheets();
    // Under a key, the refusal is kept too: it must be something that PostgreSQL can keep.
    expect(await submit(marks, { key: uuidv7() })).toMatchObject(refusal);
    expect(await sheets()).toEqual(before);
  });

  it('refuses a comment that is too long or holds NUL', async () => {
    expect(await submit(good, { comment: '好'.repeat(5001) })).toMatchObject({
      __typename: 'CommentTooLong',
      most: 5000,
    });
    expect(await submit(good, { comment: 'a\u0000b', key: uuidv7() })).toMatchObject({ __typename: 'InputRefused' });
  });

  it('takes attributes, half points and “not applicable” where the rubric does', async () => {
    const dossiers = await test.admit(1, { categoryCode: 'SM' }, 500);
    const panel = await test.panel(['sm@jury.hk'], { categoryCode: 'SM' });
    const { id } = await test.openRound(panel.id, { categoryCode: 'SM' });
    await test.assign(id);
    const marks = [
      { criterion: 'idea', attribute: 'new', mark: '7.5' },
      { criterion: 'idea', attribute: 'useful', mark: null },
      { criterion: 'impact', attribute: null, mark: '5' },
    ];
    const sm = panel.judges[0] as { person: string };
    expect(await test.submit(sm, id, dossiers[0]?.dossierId as string, marks)).toMatchObject({
      __typename: 'ScoreSheet',
      marks,
    });
    const nothing = marks.map((mark) => ({ ...mark, mark: null }));
    expect(await test.submit(sm, id, dossiers[0]?.dossierId as string, nothing)).toMatchObject({
      __typename: 'NotApplicableNotTaken',
    });
    expect(await test.close(id)).toMatchObject({ state: 'CLOSED' });
    const {
      ranking: { nodes: ranking },
    } = await test.ask('query ($id: ID!) { standing(roundId: $id) { ranking { nodes { total } } } }', { id });
    expect(ranking).toEqual([{ total: '6.50' }]);
  });
});

describe('who may mark', () => {
  it('answers alike for a round or dossier that is not there, not a UUID, or not one’s own', async () => {
    const others = await test.admit(1, { categoryCode: 'DE', streamCode: 'AVE' }, 300);
    const stranger = { person: await test.person('stranger@example.hk') };
    const answers = await Promise.all([
      test.submit(stranger, round.id, first(), good),
      test.submit(stranger, uuidv7(), uuidv7(), good),
      test.submit(judge(), round.id, others[0]?.dossierId as string, good),
      test.submit(judge(), 'round', "'; DROP TABLE sheet", good),
      test.submit(judge(), `${round.id}\u0000`, first(), good),
      // Not even the rubric can be learnt by trial.
      test.submit(stranger, round.id, first(), [{ criterion: 'beauty', mark: '1' }]),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'NotAssigned' });
  });

  it('wants somebody signed in', async () => {
    const { errorCodes } = await test.under.run(
      'mutation ($input: SubmitScoreSheetInput!) { submitScoreSheet(input: $input) { __typename } }',
      { input: { roundId: round.id, dossierId: first(), marks: [] } },
    );
    expect(errorCodes).toEqual(['UNAUTHENTICATED']);
  });

  it('refuses a judge whose seat was vacated, and a withdrawn entry', async () => {
    const [, second, third] = round.dossiers;
    const late = await test.panel(['late@jury.hk'], { categoryCode: 'FT' });
    await test.admit(
      2,
      {
        categoryCode: 'FT',
        streamCode: test.edition.categories.find(({ code }) => code === 'FT')?.streams[0]?.code as string,
      },
      700,
    );
    const ft = await test.openRound(late.id, {
      categoryCode: 'FT',
      streamCode: test.edition.categories.find(({ code }) => code === 'FT')?.streams[0]?.code,
    });
    await test.assign(ft.id);
    const seat = late.judges[0] as { person: string; seatId: string };
    const [own] = await test.rows<{ id: string }>(
      'SELECT dossier_id AS id FROM assignment WHERE seat_id = $1 LIMIT 1',
      [seat.seatId],
    );
    await test.vacate(seat.seatId);
    expect(await test.submit(seat, ft.id, own?.id as string, good)).toMatchObject({ __typename: 'NotAssigned' });

    await test.registrations.withdraw(third as NonNullable<typeof third>);
    expect(await test.submit(judge(), round.id, third?.dossierId as string, good)).toMatchObject({
      __typename: 'DossierWithdrawn',
    });
    expect(await test.submit(judge(), round.id, second?.dossierId as string, good)).toMatchObject({
      __typename: 'ScoreSheet',
    });
  });
});

describe('handing in again', () => {
  it('replaces the sheet and keeps what it said', async () => {
    const dossierId = first();
    const other = round.judges[1] as { person: string };
    expect(await test.submit(other, round.id, dossierId, good, { comment: 'once' })).toMatchObject({ version: 1 });
    const again = await test.submit(other, round.id, dossierId, marksOf(edition, '75'), {
      comment: 'twice',
      baseVersion: 1,
    });
    expect(again).toMatchObject({ version: 2, comment: 'twice' });
    expect(await test.rows('SELECT version, comment FROM sheet_history WHERE sheet_id = $1', [again.id])).toEqual([
      { version: 1, comment: 'once' },
    ]);
  });

  it('under one Idempotency-Key is one sheet and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => submit(good, { key: 'one-sheet' })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ __typename: 'ScoreSheet', version: 1 });
    expect(await submit(marksOf(edition, '1'), { key: 'one-sheet' })).toEqual({
      errorCodes: ['IDEMPOTENCY_KEY_REUSED'],
    });
  });

  it('from an older tab replaces nothing, and shows what is there', async () => {
    const before = await sheets();
    for (const baseVersion of [0, 2, -1]) {
      expect(await submit(marksOf(edition, '1'), { baseVersion })).toMatchObject({
        __typename: 'SheetChangedMeanwhile',
        sheet: { version: 1 },
      });
    }
    expect(await sheets()).toEqual(before);
    // Where nothing was handed in, there is nothing to replace.
    expect(
      await test.submit(round.judges[1] as Judge, round.id, round.dossiers[1]?.dossierId as string, good, {
        baseVersion: 3,
      }),
    ).toEqual(expect.objectContaining({ __typename: 'SheetChangedMeanwhile', sheet: null }));
  });

  it('at the same moment counts once, and tells the others', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, at) => submit(marksOf(edition, String(at)), { baseVersion: 1 })),
    );
    expect(answers.filter(({ __typename }) => __typename === 'ScoreSheet')).toMatchObject([{ version: 2 }]);
    expect(answers.filter(({ __typename }) => __typename === 'SheetChangedMeanwhile')).toHaveLength(5);
  });

  it('keeps a mark of -0 as 0', async () => {
    expect(await submit(marksOf(edition, '-0'), { baseVersion: 2 })).toMatchObject({
      version: 3,
      marks: expect.arrayContaining([expect.objectContaining({ mark: '0' })]),
    });
  });
});
