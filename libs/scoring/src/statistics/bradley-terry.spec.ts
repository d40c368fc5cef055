import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bradleyTerry, type Comparison } from './bradley-terry.js';

/** Citations between four journals: Agresti (2002), Categorical Data Analysis, 2nd ed., p. 448; R's BradleyTerry2. */
const citations: Comparison[] = [
  ['Biometrika', 'Comm Statist', 730],
  ['Comm Statist', 'Biometrika', 33],
  ['Biometrika', 'JASA', 498],
  ['JASA', 'Biometrika', 320],
  ['Biometrika', 'JRSS-B', 221],
  ['JRSS-B', 'Biometrika', 284],
  ['Comm Statist', 'JASA', 68],
  ['JASA', 'Comm Statist', 813],
  ['Comm Statist', 'JRSS-B', 17],
  ['JRSS-B', 'Comm Statist', 276],
  ['JASA', 'JRSS-B', 142],
  ['JRSS-B', 'JASA', 325],
];

/** Chocolate puddings: brand, brand, preferred, not preferred, no preference. Davidson (1970), example 2. */
const puddings = [
  ['1', '2', 19, 22, 16],
  ['1', '3', 16, 19, 12],
  ['2', '3', 19, 19, 10],
  ['1', '4', 18, 23, 13],
  ['2', '4', 23, 19, 9],
  ['3', '4', 19, 20, 15],
  ['1', '5', 13, 19, 18],
  ['2', '5', 16, 20, 12],
  ['3', '5', 16, 15, 17],
  ['4', '5', 17, 14, 16],
  ['1', '6', 18, 21, 12],
  ['2', '6', 22, 20, 12],
  ['3', '6', 13, 18, 10],
  ['4', '6', 14, 19, 18],
  ['5', '6', 11, 21, 12],
] as const;
const wins = puddings.flatMap(([a, b, w, l]): Comparison[] => [
  [a, b, w],
  [b, a, l],
]);
const ties = puddings.map(([a, b, , , t]): Comparison => [a, b, t]);

describe('Bradley–Terry', () => {
  it('agrees with the BradleyTerry2 vignette on citations (against Biometrika: −2.949, −0.480, 0.269)', () => {
    const { strengths, tieParameter } = bradleyTerry(citations);
    const against = (journal: string) => (strengths[journal]! - strengths.Biometrika!).toFixed(3);
    expect([against('Comm Statist'), against('JASA'), against('JRSS-B')]).toEqual(['-2.949', '-0.480', '0.269']);
    expect(tieParameter).toBeNull();
  });

  it('agrees with Davidson’s puddings (worths and tie parameter as in the PlackettLuce vignette, section 2.1.1)', () => {
    const { strengths, tieParameter } = bradleyTerry(wins, ties);
    const worths = Object.values(strengths).map(Math.exp);
    const total = worths.reduce((sum, worth) => sum + worth, 0);
    expect(worths.map((worth) => (worth / total).toFixed(3))).toEqual([
      '0.139',
      '0.173',
      '0.162',
      '0.165',
      '0.159',
      '0.202',
    ]);
    expect(tieParameter!.toFixed(4)).toBe('0.7468');
  });

  it('agrees with the standard errors against the mean in the same vignette, section 2.2', () => {
    const { standardErrors } = bradleyTerry(wins, ties);
    expect(Object.values(standardErrors).map((error) => error.toFixed(6))).toEqual([
      '0.121949',
      '0.121818',
      '0.126823',
      '0.122003',
      '0.127054',
      '0.126594',
    ]);
  });

  it('has the closed form for two: log odds, and the tie parameter from the tie counts', () => {
    const { strengths, tieParameter } = bradleyTerry(
      [
        ['A', 'B', 8],
        ['B', 'A', 2],
      ],
      [['B', 'A', 6]],
    );
    expect(strengths.A! - strengths.B!).toBeCloseTo(Math.log(4), 9);
    expect(tieParameter).toBeCloseTo(6 / Math.sqrt(16), 9);
  });

  it.each([
    ['NoComparisons', [], [], {}],
    ['SelfComparison', [['A', 'A', 1]], [], { name: 'A' }],
    [
      'ComparisonIslands',
      [
        ['A', 'B', 1],
        ['D', 'C', 1],
      ],
      [],
      {
        islands: [
          ['A', 'B'],
          ['C', 'D'],
        ],
      },
    ],
    [
      'InfiniteStrengths',
      [
        ['A', 'B', 3],
        ['B', 'C', 1],
        ['C', 'B', 1],
      ],
      [],
      { groups: [['A'], ['B', 'C']] },
    ],
    ['InfiniteTieParameter', [], [['A', 'B', 2]], {}],
    // The published condition for wins alone (strong connection) holds here, and yet there is no finite estimate.
    ['InfiniteTieParameter', [['A', 'B', 1]], [['A', 'B', 1]], {}],
    ['CountOutOfRange', [['A', 'B', 0]], [], { comparison: ['A', 'B', 0] }],
  ] as [string, Comparison[], Comparison[], object][])('refuses %s', (name, w, t, facts) => {
    expect(() => bradleyTerry(w, t)).toThrow(expect.objectContaining({ refused: name, facts }));
  });

  it('finds finite estimates wherever it does not refuse, the same for any order of comparisons', () => {
    const pair = fc.tuple(
      fc.constantFrom('A', 'B', 'C', 'D'),
      fc.constantFrom('A', 'B', 'C', 'D'),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(pair, { minLength: 4, maxLength: 14 }), fc.array(pair, { maxLength: 4 }), (w, t) => {
        const result = outcome(() => bradleyTerry(w, t));
        expect(outcome(() => bradleyTerry([...w].reverse(), [...t].reverse()))).toEqual(result);
        if (typeof result === 'string') return;
        for (const value of [...Object.values(result.strengths), ...Object.values(result.standardErrors)]) {
          expect(Math.abs(value)).toBeLessThan(100);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function outcome<T>(run: () => T): T | string {
  try {
    return run();
  } catch (error) {
    return (error as { refused: string }).refused ?? String(error);
  }
}
