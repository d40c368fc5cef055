import { describe, expect, it } from '@jest/globals';
import { reliability } from './intraclass.js';

/** Shrout & Fleiss (1979), table 2: four judges' ratings of six targets. */
const shroutFleiss = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

describe('reliability', () => {
  it('agrees with the six coefficients of Shrout & Fleiss (1979), table 4', () => {
    const { icc } = reliability(shroutFleiss);
    const rounded = Object.fromEntries(Object.entries(icc).map(([form, value]) => [form, value.toFixed(2)]));
    expect(rounded).toEqual({
      '1,1': '0.17',
      '2,1': '0.29',
      '3,1': '0.71',
      '1,k': '0.44',
      '2,k': '0.62',
      '3,k': '0.91',
    });
  });

  it('finds the variance components that their table 3 implies (mean squares 11.24, 32.49 and 1.02)', () => {
    const { dossier, judge, residual } = reliability(shroutFleiss).variance;
    expect(residual.toFixed(2)).toBe('1.02');
    expect((4 * dossier + residual).toFixed(2)).toBe('11.24');
    expect((6 * judge + residual).toFixed(2)).toBe('32.49');
  });

  it('asks for as many judges as the Spearman–Brown formula in Shrout & Fleiss, p. 426', () => {
    for (const target of [0.5, 0.7, 0.8, 0.9, 0.95]) {
      const { icc, judgesFor } = reliability(shroutFleiss, target);
      const fewest = (single: number) => Math.ceil((target * (1 - single)) / (single * (1 - target)));
      expect(judgesFor).toEqual({ relative: fewest(icc['3,1']), absolute: fewest(icc['2,1']) });
    }
    expect(reliability(shroutFleiss, 0.8).judgesFor).toEqual({ relative: 2, absolute: 10 });
  });

  it('does not ask for one more judge because of the last bit of a double', () => {
    // The residual variance is two thirds of the dossiers', and the odds of 0.9 are 9: six judges, not a hair more.
    const { judgesFor } = reliability(
      [
        [0.6, 0.5],
        [0.3, 0.4],
      ],
      0.9,
    );
    expect(judgesFor!.relative).toBe(6);
  });

  it('reports a negative variance as it is, and refuses judgesFor with the coefficients in its facts', () => {
    const disagreeing = [
      [1, 9],
      [9, 2],
      [2, 8],
    ];
    expect(reliability(disagreeing).variance.dossier).toBeLessThan(0);
    expect(() => reliability(disagreeing, 0.8)).toThrow(
      expect.objectContaining({
        refused: 'NoVarianceBetweenDossiers',
        facts: expect.objectContaining({ icc: expect.anything(), variance: expect.anything() }),
      }),
    );
  });

  it.each([
    ['TooFewDossiers', [[1, 2]], 0.8],
    ['TooFewJudges', [[1], [2]], 0.8],
    ['IncompleteTable', [[1, 2], [2]], 0.8],
    [
      'NoVariation',
      [
        [0.3, 0.3],
        [0.3, 0.3],
      ],
      0.8,
    ],
    [
      'NoVarianceBetweenDossiers',
      [
        [0.1, 0.3],
        [0.3, 0.1],
      ],
      0.8,
    ],
    ['TargetOutOfRange', shroutFleiss, 1],
  ] as [string, number[][], number][])('refuses %s', (name, ratings, target) => {
    expect(() => reliability(ratings, target)).toThrow(expect.objectContaining({ refused: name }));
  });
});
