import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kendallW } from './kendall-w.js';

const transpose = (rows: number[][]) => rows[0]!.map((_, column) => rows.map((row) => row[column]!));

describe('Kendall’s W', () => {
  it('agrees with R on twenty subjects rated with ties (data and value: DescTools::KendallW and irr::kendall, anxiety)', () => {
    const anxiety = [
      [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
      [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
      [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ];
    const found = kendallW(transpose(anxiety));
    expect(found.w.toFixed(7)).toBe('0.5396569');
    expect(found.df).toBe(19);
    expect(found.chi2).toBeCloseTo(3 * 19 * 0.5396569, 5);
    expect(found.p.toFixed(4)).toBe('0.0429');
  });

  it('agrees with Siegel (1956) on three interviewers who rank six applicants: s = 25.5, W = .16', () => {
    const found = kendallW(
      transpose([
        [1, 6, 3, 2, 5, 4],
        [1, 5, 6, 4, 2, 3],
        [6, 3, 2, 5, 4, 1],
      ]),
    );
    expect(found.w).toBe((12 * 25.5) / (9 * 210));
    expect(found.wUncorrected).toBe(found.w);
    expect(found.w.toFixed(2)).toBe('0.16');
  });

  it('is 1 for the same order from all, ties or not, and says less without the correction', () => {
    const found = kendallW([
      [1, 10],
      [2, 20],
      [2, 20],
      [3, 30],
    ]);
    expect(found.w).toBe(1);
    expect(found.wUncorrected).toBeLessThan(1);
  });

  it('depends on each judge’s order alone', () => {
    const marks = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 3 });
    fc.assert(
      fc.property(marks, (rows) => {
        fc.pre([0, 1, 2].some((judge) => new Set(rows.map((row) => row[judge])).size > 1));
        const stretched = rows.map((row) => row.map((mark, judge) => mark ** 3 * 7 + judge));
        expect(kendallW(stretched)).toEqual(kendallW(rows));
        expect(kendallW([...rows].reverse())).toEqual(kendallW(rows));
      }),
    );
  });

  it.each([
    ['TooFewDossiers', [[1, 2]]],
    ['TooFewJudges', [[1], [2]]],
    ['IncompleteTable', [[1, 2], [2]]],
    [
      'NoRankDifferences',
      [
        [1, 2],
        [1, 2],
      ],
    ],
  ] as [string, number[][]][])('refuses %s', (name, scores) => {
    expect(() => kendallW(scores)).toThrow(expect.objectContaining({ refused: name }));
  });
});
