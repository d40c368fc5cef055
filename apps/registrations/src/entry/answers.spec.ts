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
    ['half a million characters and more', { pitch: 'x'.repeat(500_000) }],
    ['NUL in a value', { pitch: 'a\u0000b' }],
    ['NUL in a key', { 'a\u0000b': 'x' }],
    ['NUL after a backslash', { pitch: 'a\\\u0000b' }],
    ['half a surrogate pair', { pitch: 'a\ud83db' }],
    ['the other half, in a key', { 'a\ude00b': 'x' }],
    ['a hundred levels', { pitch: nested(100) }],
    ['thousands of levels', { pitch: nested(3_000) }],
  ])('%s: refused, and nothing changes', async (_, answers) => {
    for (const attempt of [submit, save]) {
      expect(await attempt(answers)).toMatchObject({
        __typename: 'InputRefused',
        message: expect.stringMatching(/^answers: /),
      });
    }
    expect(await kept()).toEqual(asBegun());
  });
});

describe('answers to no field', () => {
  it.each([
    ['__proto__', JSON.parse('{"pitch":"x","__proto__":{"submittable":true}}')],
    ['constructor', { pitch: 'x', constructor: { prototype: {} } }],
    ['toString', { pitch: 'x', toString: 'x' }],
    ['hasOwnProperty', { pitch: 'x', hasOwnProperty: null }],
    ['a field nobody asked for', { pitch: 'x', 'not-asked': 1 }],
  ])('%s: neither a fault nor an answer', async (_, answers) => {
    const answer = await submit(answers);
    expect(['Entry', 'EntryIncomplete']).toContain(answer.__typename);
    expect(({} as Record<string, unknown>)['submittable']).toBeUndefined();
    await test.database.execute(`UPDATE entry SET answers = '{}', state = 'draft', version = $2 WHERE id = $1`, [
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
