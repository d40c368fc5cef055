import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NotComputable } from '../refusal.js';
import { krippendorffAlpha, type MeasurementLevel } from './krippendorff-alpha.js';

const _ = null;

/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, part C–E; also the example of R's irr::kripp.alpha. */
const fourObservers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];

describe('Krippendorff’s alpha', () => {
  it.each<[MeasurementLevel, number]>([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('agrees with the published %s value of four observers with missing data', (level, alpha) => {
    const found = krippendorffAlpha(fourObservers, level);
    expect(found.alpha.toFixed(3)).toBe(alpha.toFixed(3));
    expect(found).toMatchObject({ units: 12, pairable: 40 });
  });

  it('agrees with the published value of two observers and binary data (Krippendorff 2011, part A: 0.095)', () => {
    const { alpha } = krippendorffAlpha(
      [
        [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
        [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
      ],
      'nominal',
    );
    expect(alpha.toFixed(3)).toBe('0.095');
  });

  it('agrees with the published value of two observers and five categories (Krippendorff 2011, part B: 0.692)', () => {
    const [a, b, c, d, e] = [1, 2, 3, 4, 5];
    const { alpha } = krippendorffAlpha(
      [
        [a, a, b, b, d, c, c, c, e, d, d, a],
        [b, a, b, b, b, c, c, c, e, d, d, d],
      ],
      'nominal',
    );
    expect(alpha.toFixed(3)).toBe('0.692');
  });

  it.each([
    [
      'NoPairableValues',
      [
        [1, _],
        [_, 2],
      ],
      'interval',
    ],
    [
      'NoExpectedDisagreement',
      [
        [3, 3],
        [3, 3],
      ],
      'interval',
    ],
    [
      'NotARatioScale',
      [
        [-1, 3],
        [3, 3],
      ],
      'ratio',
    ],
    ['MarkOutOfRange', [[1e200], [3]], 'interval'],
    ['UnevenRows', [[1, 3], [3]], 'nominal'],
  ] as [string, (number | null)[][], MeasurementLevel][])('refuses %s', (name, ratings, level) => {
    expect(() => krippendorffAlpha(ratings, level)).toThrow(expect.objectContaining({ refused: name }));
  });

  it('does not change by a bit when judges or units change places', () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
      .chain(([judges, units]) =>
        fc.tuple(
          fc.array(
            fc.array(fc.option(fc.integer({ min: 0, max: 50 }).map((n) => n / 10)), lengths(units)),
            lengths(judges),
          ),
          fc.shuffledSubarray([...Array(judges).keys()], { minLength: judges }),
          fc.shuffledSubarray([...Array(units).keys()], { minLength: units }),
          fc.constantFrom<MeasurementLevel>('nominal', 'ordinal', 'interval', 'ratio'),
        ),
      );
    fc.assert(
      fc.property(table, ([ratings, rows, columns, level]) => {
        const moved = rows.map((row) => columns.map((column) => ratings[row]![column]!));
        expect(outcome(() => krippendorffAlpha(moved, level))).toEqual(
          outcome(() => krippendorffAlpha(ratings, level)),
        );
      }),
    );
  });
});

const lengths = (length: number) => ({ minLength: length, maxLength: length });

function outcome<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    if (error instanceof NotComputable) return error.refused;
    throw error;
  }
}
