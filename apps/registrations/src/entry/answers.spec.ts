import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { RegistrationsUnderTest, type Started } from '../registrations.fixture.js';

let test: RegistrationsUnderTest;
const as = uuidv7();
let draft: Started;
beforeAll(async () => {
  test = await RegistrationsUnderTest.start();
  draft = await test.draft(as);
});
afterAll(() => test.stop());

const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
const submit = (answers: unknown) => test.submit(as, { entryId: draft.id, version: draft.version, answers });
const save = (answers: unknown) => test.save(as, { entryId: draft.id, version: draft.version, answers });
const kept = () => test.database.query('SELECT answers, state, version FROM entry WHERE id = $1', [draft.id]);
const asBegun = () => [{ answers: {}, state: 'draft', version: draft.version }];

describe('answers that nobody can keep', () => {
  it.each([
    ['a list', []],
    ['text', 'pitch'],
    ['a number', 1],
    ['two hundred thousand characters and more', { pitch: 'x'.repeat(200_000) }],
    ['NUL in a value', { pitch: 'a\u0000b' }],
    ['NUL in a key', { 'a\u0000b': 'x' }],
    ['NUL after a backslash', { pitch: 'a\\\u0000b' }],
    ['half a surrogate pair', { pitch: 'a\ud83db' }],
    ['the other half, in a key', { 'a\ude00b': 'x' }],
    ['a hundred levels', { pitch: nested(100) }],
    ['thousands of levels', { pitch: nested(3_000) }],
    ['a number of 300 places', { pitch: 1e-300 }],
    ['many numbers, each written with a space', { pitch: Array(70_000).fill(1) }],
  ])('%s: refused, and nothing changes', async (_, answers) => {
    for (const attempt of [submit, save]) {
      const answer = await attempt(answers);
      // What no JSON reader or no database can keep is refused at the edge, the rest by name.
      const named = { __typename: 'InputRefused', message: expect.stringMatching(/^answers: /) };
      expect(answer).toMatchObject(answer.errorCodes ? { errorCodes: ['BAD_USER_INPUT'] } : named);
    }
    expect(await kept()).toEqual(asBegun());
  });
});

it.each([
  ['is read as infinite', '{"pitch":1e400}'],
  ['takes 309 digits to write', '{"pitch":[1e308]}'],
  ['is read as its neighbour', '{"pitch":{"in":9007199254740993}}'],
])('a number that %s is not kept as another one', async (_, answers) => {
  for (const attempt of [submit, save])
    expect(await attempt(JSON.parse(answers))).toEqual({ errorCodes: ['BAD_USER_INPUT'] });
  expect(await kept()).toEqual(asBegun());
});

describe('answers to no field', () => {
  it.each([
    ['__proto__', JSON.parse('{"pitch":"x","__proto__":{"submittable":true}}')],
    ['constructor', { pitch: 'x', constructor: { prototype: {} } }],
    ['toString', { pitch: 'x', toString: 'x' }],
    ['hasOwnProperty', { pitch: 'x', hasOwnProperty: null }],
    ['not-asked', { pitch: 'x', 'not-asked': 1 }],
  ])('%s: refused by name, and nothing of it is kept', async (field, answers) => {
    for (const attempt of [submit, save])
      expect(await attempt(answers)).toMatchObject({ __typename: 'UnknownFields', fields: [field] });
    expect(({} as Record<string, unknown>)['submittable']).toBeUndefined();
    expect(await kept()).toEqual(asBegun());
  });

  it('that a revision took out of the form stay as they are, and cannot be changed', async () => {
    const was = { pitch: 'x', gone: ['by', 'ship'] };
    await test.database.execute('UPDATE entry SET answers = $2 WHERE id = $1', [draft.id, JSON.stringify(was)]);
    expect(await save({ ...was, gone: ['by', 'boat'] })).toMatchObject({
      __typename: 'UnknownFields',
      fields: ['gone'],
    });
    const saved = await save({ ...was, pitch: 'y' });
    expect(saved).toMatchObject({ __typename: 'Entry', answers: { ...was, pitch: 'y' } });
    await test.database.execute(`UPDATE entry SET answers = '{}', version = $2 WHERE id = $1`, [
      draft.id,
      draft.version,
    ]);
  });
});

describe('an entry that is not complete', () => {
  it('names every answer that is wrong or missing, with the reason in three languages', async () => {
    const answer = await submit({ phone: 5, powered: 'steam' });
    expect(answer.__typename).toBe('EntryIncomplete');
    const problems: Record<string, string>[] = answer.problems;
    expect(problems.map(({ path }) => path).sort()).toEqual(['phone', 'pitch', 'powered']);
    for (const { code, en, zhHant, zhHans } of problems) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect(en).toMatch(/^[ -~‘’“”–]+$/);
      expect(zhHant).toMatch(/\p{Script=Han}/u);
      expect(zhHans).toMatch(/\p{Script=Han}/u);
    }
    expect(problems.some(({ zhHant, zhHans }) => zhHant !== zhHans)).toBe(true);
    expect(await kept()).toEqual(asBegun());
  });

  it.each([
    ['too long', { pitch: 'x'.repeat(81) }, 'pitch'],
    ['blank', { pitch: '   ' }, 'pitch'],
    ['null', { pitch: null }, 'pitch'],
  ])('is told of a required answer that is %s', async (_, answers, path) =>
    expect((await submit(answers)).problems).toMatchObject([{ path }]),
  );
});

describe('text that merely looks odd', () => {
  it('is kept to the letter', async () => {
    const pitch = '\\u0000 \\ud800 🦾 𠮷野家 "quoted" \\';
    const saved = await save({ pitch });
    expect(saved).toMatchObject({ __typename: 'Entry', answers: { pitch } });
    expect((await kept())[0]).toMatchObject({ answers: { pitch } });
  });
});

it('takes no more room when it is read than was allowed when it was sent', async () => {
  await test.database.execute('UPDATE entry SET version = $2 WHERE id = $1', [draft.id, draft.version]);
  const numbers = Array.from({ length: 9_000 }, (_, at) => Number.MAX_SAFE_INTEGER - at);
  expect(await save({ pitch: numbers })).toMatchObject({ __typename: 'Entry' });
  const [row] = await test.database.query<{ size: number }>(
    'SELECT length(answers::text) AS size FROM entry WHERE id = $1',
    [draft.id],
  );
  expect(row?.size).toBeLessThanOrEqual(200_000);
});
