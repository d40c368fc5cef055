import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeAnswers, same, withAnswer, type Answers } from './answers.js';

const answers = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom<unknown>('x', 'y', ['x'], { en: 'x' }), {
  noNullPrototype: true,
});

describe('answers changed on two devices', () => {
  it('are both kept when they are in different fields', () => {
    const merged = mergeAnswers({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3', c: 'new' });
    expect(merged).toEqual({ answers: { a: '2', b: '3', c: 'new' }, conflicts: [] });
  });

  it('in one field are kept as they are here, and named', () => {
    expect(mergeAnswers({ a: '1' }, { a: '2' }, { a: '3' })).toEqual({ answers: { a: '2' }, conflicts: ['a'] });
  });

  it('that were taken away stay away, unless somebody else wrote something new', () => {
    expect(mergeAnswers({ a: '1' }, {}, { a: '1' })).toEqual({ answers: {}, conflicts: [] });
    expect(mergeAnswers({ a: '1' }, { a: '1' }, {})).toEqual({ answers: {}, conflicts: [] });
    expect(mergeAnswers({ a: '1' }, {}, { a: '3' })).toEqual({ answers: {}, conflicts: ['a'] });
  });

  it('are never lost: every change is in what comes out, or named', () => {
    fc.assert(
      fc.property(answers, answers, answers, (base, mine, theirs) => {
        const merged = mergeAnswers(base, mine, theirs);
        for (const id of ['a', 'b', 'c']) {
          const [was, here, there, now] = [base, mine, theirs, merged.answers].map((each: Answers) => each[id]);
          if (!same(here, was)) expect(now).toEqual(here);
          if (!same(there, was) && !same(now, there)) expect(merged.conflicts).toContain(id);
        }
      }),
    );
  });
});

describe('one answer', () => {
  it('is the same in whatever order its parts were written', () => {
    expect(same({ en: 'a', zhHant: 'b' }, { zhHant: 'b', en: 'a', zhHans: undefined })).toBe(true);
    expect(same(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(same([], {})).toBe(false);
  });

  it('is set, and taken away', () => {
    expect(withAnswer({ a: 1 }, 'b', 2)).toEqual({ a: 1, b: 2 });
    expect(withAnswer({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  });
});
