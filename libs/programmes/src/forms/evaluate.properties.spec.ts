import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changesRefused } from './changes.js';
import { compileForm } from './evaluate.js';
import { everyKind } from './forms.fixture.js';

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});
const form = compileForm(everyKind);
const another = compileForm(everyKind);
const ids = everyKind.fields.map(({ id }) => id);
const parts = [
  'name',
  'leader',
  'familyName',
  'cents',
  'currency',
  'url',
  'seconds',
  'accepted',
  'id',
  'type',
  'en',
  '__proto__',
];
/** Answers that look like answers, and then go wrong. */
const almost = fc.dictionary(
  fc.constantFrom(...ids, 'constructor', '__proto__', 'toString', 'other'),
  fc.oneof(
    anything,
    fc.constantFrom('yes', 'no', NaN, Infinity, -0, '2023-02-30', 'A123456(3)', '\ud800', '\u0000'),
    fc.array(fc.dictionary(fc.constantFrom(...parts), anything)),
    fc.dictionary(fc.constantFrom(...parts), anything),
  ),
);
const instant = fc.date({ min: new Date('2022-01-01'), max: new Date('2025-01-01'), noInvalidDate: true });
const milestones = { closes: '2023-06-28T10:00:00Z', deck: '2023-07-28T10:00:00Z' };

describe('any answers at any instant', () => {
  it('give a verdict, never an exception, and always the same one', () => {
    fc.assert(
      fc.property(fc.oneof(anything, almost), instant, fc.constantFrom('A', 'B', undefined), (answers, now, stream) => {
        const moment = { now, milestones, stream };
        const verdict = form.evaluate(answers, moment);
        expect(verdict.fields.map(({ id }) => id)).toEqual(ids);
        expect(another.evaluate(answers, moment)).toEqual(verdict);
        for (const { text, path } of verdict.problems) {
          expect([text.en, text.zhHant, text.zhHans].every((words) => words.length > 0)).toBe(true);
          expect(ids).toContain(path[0]);
        }
      }),
      { numRuns: 700 },
    );
  });

  it('count only answers of visible fields, and what counts is plain data that reads the same again', () => {
    fc.assert(
      fc.property(almost, instant, (answers, now) => {
        const verdict = form.evaluate(answers, { now, milestones });
        const visible = new Set(verdict.fields.flatMap((field) => (field.visible ? [field.id] : [])));
        for (const id of Object.keys(verdict.effectiveAnswers)) expect(visible.has(id)).toBe(true);
        const asText = JSON.parse(JSON.stringify(verdict.effectiveAnswers)) as unknown;
        expect(asText).toEqual(verdict.effectiveAnswers);
        const again = form.evaluate(verdict.effectiveAnswers, { now, milestones });
        expect(again.effectiveAnswers).toEqual(verdict.effectiveAnswers);
      }),
      { numRuns: 400 },
    );
  });

  it('never let a frozen answer change, and always let answers stay as they are', () => {
    fc.assert(
      fc.property(almost, almost, (before, after) => {
        const late = { now: '2024-01-01T00:00:00Z', milestones };
        expect(changesRefused(form, before, before, late)).toEqual([]);
        const refused = new Set(changesRefused(form, before, after, late).map(({ path }) => path[0]));
        for (const id of ids) {
          const kept = Object.hasOwn(before, id) ? before[id] : undefined;
          const wanted = Object.hasOwn(after, id) ? after[id] : undefined;
          if (
            typeof kept === 'string' &&
            typeof wanted === 'string' &&
            kept.trim() !== wanted.trim() &&
            kept.trim() &&
            wanted.trim()
          )
            expect(refused).toContain(id);
        }
      }),
      { numRuns: 200 },
    );
  });
});
