import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Rubric, Sheet } from '../standing/types.js';
import { completeness } from './completeness.js';
import { readRubric } from './rubric.js';
import { sheetReader } from './sheet-totals.js';

const scale = { min: '0', max: '10', step: '0.1' };
const plain = (...weights: string[]): Rubric => ({
  criteria: weights.map((weight, index) => ({ id: `C${index + 1}`, weight, attributes: [] })),
  scale,
  notApplicable: 'share-in-proportion',
});
/** Idea 60 % (novelty 50, use 30, reach 20), Delivery 40 % (no attributes). */
const twoLevels: Rubric = {
  criteria: [
    {
      id: 'idea',
      weight: '60',
      attributes: [
        { id: 'a1', weight: '50' },
        { id: 'a2', weight: '30' },
        { id: 'a3', weight: '20' },
      ],
    },
    { id: 'delivery', weight: '40', attributes: [] },
  ],
  scale,
  notApplicable: 'share-in-proportion',
};
const sheet = (marks: Sheet['marks']): Sheet => ({ id: 'S1', version: 1, judge: 'J1', dossier: 'E1', marks });
const totalOf = (rubric: Rubric, marks: Sheet['marks']): string =>
  sheetReader(readRubric(rubric))(sheet(marks)).total.toFraction();
const refusing = (name: string) => expect.objectContaining({ refused: name });

describe('rubrics', () => {
  it('weighs attributes within their criterion and criteria within the whole', () => {
    // Idea: 8 × 0.5 + 6 × 0.3 + 5 × 0.2 = 6.8; total: 6.8 × 0.6 + 7 × 0.4 = 6.88 = 172/25.
    const marks = { 'idea/a1': '8', 'idea/a2': '6', 'idea/a3': '5', delivery: '7' };
    expect(totalOf(twoLevels, marks)).toBe('172/25');
  });

  it('is exact where floating point is not: 0.1 and 0.2 tie with 0.3', () => {
    const thirds = plain('50', '50');
    expect(totalOf(thirds, { C1: '0.1', C2: '0.2' })).toBe(totalOf(thirds, { C1: '0.3', C2: '0' }));
  });

  it('shares the weight of an attribute that is not applicable inside its own criterion', () => {
    // Idea without a2: (8 × 50 + 5 × 20) ÷ 70 = 50/7; total: 50/7 × 0.6 + 7 × 0.4 = 248/35.
    const marks = { 'idea/a1': '8', 'idea/a2': null, 'idea/a3': '5', delivery: '7' };
    expect(totalOf(twoLevels, marks)).toBe('248/35');
  });

  it('shares the weight of a criterion that is not applicable at all among the other criteria', () => {
    const marks = { 'idea/a1': null, 'idea/a2': null, 'idea/a3': null, delivery: '7' };
    expect(totalOf(twoLevels, marks)).toBe('7');
  });

  it('gives equal marks their own value, whatever is not applicable', () => {
    const keys = ['idea/a1', 'idea/a2', 'idea/a3', 'delivery'];
    fc.assert(
      fc.property(fc.nat({ max: 100 }), fc.subarray(keys, { minLength: 1 }), (tenths, marked) => {
        const mark = `${Math.floor(tenths / 10)}.${tenths % 10}`;
        const marks = Object.fromEntries(keys.map((key) => [key, marked.includes(key) ? mark : null]));
        expect(totalOf(twoLevels, marks)).toBe(totalOf(plain('100'), { C1: mark }));
      }),
    );
  });

  it.each<[string, Rubric]>([
    ['WeightsDoNotSum', plain('60', '39.9')],
    ['WeightNotPositive', plain('100', '0')],
    ['NotDecimal', plain('1e2')],
    ['RubricEmpty', plain()],
    ['IdTwice', { ...plain('100'), criteria: [...plain('50').criteria, ...plain('50').criteria] }],
    ['IdUnsound', { ...plain('100'), criteria: [{ id: 'a/b', weight: '100', attributes: [] }] }],
    ['ScaleUnsound', { ...plain('100'), scale: { min: '0', max: '10', step: '3' } }],
    ['ScaleUnsound', { ...plain('100'), scale: { min: '10', max: '0', step: '1' } }],
    ['ScaleUnsound', { ...plain('100'), scale: { min: '0', max: '10', step: '0' } }],
  ])('refuses with %s what cannot be used', (refused, rubric) => {
    expect(() => readRubric(rubric)).toThrow(refusing(refused));
  });

  it.each<[string, Rubric, Sheet['marks']]>([
    ['MarkOffScale', plain('100'), { C1: '10.1' }],
    ['MarkOffScale', plain('100'), { C1: '0.05' }],
    ['SheetIncomplete', plain('50', '50'), { C1: '1' }],
    ['MarkUnknown', plain('100'), { C1: '1', C2: '1' }],
    ['NothingApplicable', plain('100'), { C1: null }],
    ['NotApplicableRefused', { ...plain('100'), notApplicable: 'refuse' }, { C1: null }],
  ])('refuses a sheet with %s', (refused, rubric, marks) => {
    expect(() => totalOf(rubric, marks)).toThrow(refusing(refused));
  });

  it('says judge by judge what is complete, begun and untouched', () => {
    const asked = ['E1', 'E2', 'E3'].map((dossier) => ({ judge: 'J1', dossier }));
    const sheets: Pick<Sheet, 'judge' | 'dossier' | 'marks'>[] = [
      { judge: 'J1', dossier: 'E1', marks: { C1: '1', C2: null } },
      { judge: 'J1', dossier: 'E2', marks: { C2: '4' } },
    ];
    expect(completeness(plain('50', '50'), asked, sheets)).toEqual([
      { judge: 'J1', asked: 3, complete: 1, begun: [{ dossier: 'E2', missing: ['C1'] }], untouched: ['E3'] },
    ]);
  });
});
