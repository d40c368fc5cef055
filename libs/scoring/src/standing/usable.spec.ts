import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { command } from '../commands/recount.js';
import { canonical } from '../proof/canonical.js';
import { NotComputable } from '../refusal.js';
import { validate } from '../tool/validate.js';
import { rank } from './rank.js';
import { recount } from './recount.js';
import { FULL } from './round.fixture.js';
import type { Aggregation, Rubric, StandingInput } from './types.js';
import { mustBeUsable } from './usable.js';

/** What a definition may hold, sound or not: spellings of numbers that people write, and sums that do not come out. */
const weight = fc.constantFrom('100', '50', '060', '40.0', '60', '33.3', '66.7', '0', '-0', '1e2', '25', '075', '75');
const part = (id: string) => fc.record({ id: fc.constantFrom(id, id, id, '', 'a/b'), weight });
const wild = fc
  .tuple(part('A'), part('B'), fc.array(part('X'), { maxLength: 1 }), fc.integer({ min: 1, max: 2 }))
  .map(([a, b, attributes, count]) =>
    [
      { ...a, attributes },
      { ...b, attributes: [] },
    ].slice(0, count),
  );
const tame = fc.constantFrom(['100'], ['60', '40.0'], ['33.3', '66.7'], ['25', '75']).chain((weights) =>
  fc.tuple(
    ...weights.map((share, index) =>
      fc
        .constantFrom<[string, string][]>(
          [],
          [['X', '100']],
          [
            ['X', '50'],
            ['Y', '50.00'],
          ],
        )
        .map((attributes) => ({
          id: `C${index}`,
          weight: share,
          attributes: attributes.map(([id, percent]) => ({ id, weight: percent })),
        })),
    ),
  ),
);
const rubrics: fc.Arbitrary<Rubric> = fc.record({
  criteria: fc.oneof({ arbitrary: tame, weight: 3 }, { arbitrary: wild, weight: 1 }),
  scale: fc.constantFrom(
    { min: '0', max: '10', step: '0.5' },
    { min: '1', max: '5', step: '1' },
    { min: '0', max: '100', step: '0.01' },
    { min: '0', max: '10', step: '3' },
    { min: '00', max: '10', step: '1' },
  ),
  notApplicable: fc.constantFrom('share-in-proportion', 'refuse'),
});
const methods = fc.constantFrom<Aggregation>(
  { name: 'mean' },
  { name: 'median' },
  { name: 'drop-highest-and-lowest' },
  { name: 'trimmed-mean', trim: '0.2' },
  { name: 'trimmed-mean', trim: '.2' },
  { name: 'trimmed-mean', trim: '0.5' },
  { name: 'z-score', deviation: 'sample' },
  { name: 'severity-corrected' },
  { name: 'ranked-ballots', rule: 'borda' },
  { name: 'ranked-ballots', rule: 'schulze' },
);
const questions: fc.Arbitrary<Pick<StandingInput, 'rubric' | 'method' | 'rounding'>> = fc.record({
  rubric: rubrics,
  method: methods,
  rounding: fc.record({
    decimals: fc.constantFrom(0, 1, 2, 3, 9, 10, 11, -1, 1.5),
    mode: fc.constantFrom('half-up', 'half-even', 'down'),
  }),
});

describe('whatever may be used', () => {
  it('runs to a standing that its schema takes and that recounts, from any complete sheets', () => {
    let usable = 0;
    fc.assert(
      fc.property(questions, fc.array(fc.nat({ max: 4 }), { minLength: 12, maxLength: 12 }), (question, steps) => {
        try {
          mustBeUsable(question);
        } catch (error) {
          expect(error).toBeInstanceOf(NotComputable);
          return;
        }
        usable++;
        const { min, step } = question.rubric.scale;
        const keys = question.rubric.criteria.flatMap(({ id, attributes }) =>
          attributes.length === 0 ? [id] : attributes.map((attribute) => `${id}/${attribute.id}`),
        );
        // Judges with different spreads, so that no method lacks what it needs.
        const sheets = FULL.sheets.map((sheet, index) => ({
          ...sheet,
          marks: Object.fromEntries(
            keys.map((key) => [key, String(Number(min) + Number(step) * ((steps[index]! + 2 * (index % 4)) % 4))]),
          ),
        }));
        let standing;
        try {
          standing = rank({ ...FULL, ...question, sheets });
        } catch (error) {
          // What only the marks decide: judges without a spread.
          expect(error).toMatchObject({ refused: 'JudgeWithoutSpread' });
          return;
        }
        const read: unknown = JSON.parse(canonical(standing));
        validate(command.schema, read);
        expect(recount(read as typeof standing)).toEqual({ same: true });
      }),
      { numRuns: 500 },
    );
    expect(usable).toBeGreaterThan(20);
  });

  it.each([
    ['060', 'NotDecimal'],
    ['-0', 'NotDecimal'],
    ['0', 'WeightNotPositive'],
    ['99', 'WeightsDoNotSum'],
  ])('is not a weight of %s: %s', (given, refused) => {
    const rubric = { ...FULL.rubric, criteria: [{ id: 'C', weight: given, attributes: [] }] };
    expect(() => mustBeUsable({ ...FULL, rubric })).toThrow(expect.objectContaining({ refused }));
  });

  it('may be rounded to ten decimals, which the published schema takes', () => {
    const standing = rank({ ...FULL, rounding: { decimals: 10, mode: 'half-up' } });
    expect(standing.ranking[0]!.total).toBe('71.2500000000');
    expect(() => validate(command.schema, standing)).not.toThrow();
  });
});
