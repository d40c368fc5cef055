import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalise } from './z-score.js';

const byOneJudge = (marks: number[]) => Object.fromEntries(marks.map((mark, i) => [`E${i}`, { J: mark }]));

describe('z-score normalisation', () => {
  it('agrees with the documentation of scipy.stats.zscore (population deviation)', () => {
    const marks = [0.7972, 0.0767, 0.4383, 0.7866, 0.8091, 0.1954, 0.6307, 0.6599, 0.1065, 0.0508];
    const published = [1.1273, -1.247, -0.0552, 1.0923, 1.1664, -0.8559, 0.5786, 0.6748, -1.1488, -1.3324];
    const { z } = normalise(byOneJudge(marks), { deviation: 'population' });
    // The page prints the marks rounded but the scores of the unrounded ones: they agree to three decimals.
    Object.values(z).forEach((value, i) => expect(Math.abs(value - published[i]!)).toBeLessThan(5e-4));
  });

  it('agrees with the same documentation for the sample deviation (ddof = 1)', () => {
    const { z } = normalise(byOneJudge([0.3148, 0.0478, 0.6243, 0.4608]), { deviation: 'sample' });
    expect(Object.values(z).map((value) => value.toFixed(8))).toEqual([
      '-0.19264823',
      '-1.28415119',
      '1.07259584',
      '0.40420358',
    ]);
  });

  const withFlatJudge = { E1: { A: 60, F: 70 }, E2: { A: 80, F: 70 }, E3: { A: 70 } };

  it('refuses a judge who gave all the same mark, by name', () => {
    expect(() => normalise(withFlatJudge, { deviation: 'population' })).toThrow(
      expect.objectContaining({ refused: 'JudgeWithoutSpread', facts: { judges: ['F'] } }),
    );
  });

  it('sets such a judge aside when told to, says so, and leaves the totals as if the judge had not been there', () => {
    const without = { E1: { A: 60 }, E2: { A: 80 }, E3: { A: 70 } };
    const set = normalise(withFlatJudge, { deviation: 'population', flatJudges: 'set-aside' });
    expect(set).toEqual({ ...normalise(without, { deviation: 'population' }), setAside: ['F'] });
  });

  it('refuses a dossier that is left with no judge', () => {
    expect(() =>
      normalise({ E1: { A: 1 }, E2: { A: 2 }, E3: { F: 5 } }, { deviation: 'sample', flatJudges: 'set-aside' }),
    ).toThrow(expect.objectContaining({ refused: 'DossierWithoutMarks' }));
  });

  it('keeps an exact tie whatever the judges are called and whatever constant one of them adds', () => {
    const judge = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(
        fc.array(judge, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: -50, max: 50 }),
        (pairs, shift) => {
          fc.pre(pairs.every(([a, b]) => a !== b));
          const marks: Record<string, Record<string, number>> = { E1: {}, E2: {}, E3: {} };
          pairs.forEach(([a, b], i) => {
            // E1 and E2 get the same marks from mirrored judges.
            Object.assign(marks.E1!, { [`P${i}`]: a! / 10, [`Q${i}`]: b! / 10 });
            Object.assign(marks.E2!, { [`P${i}`]: b! / 10, [`Q${i}`]: a! / 10 });
            Object.assign(marks.E3!, { [`P${i}`]: 0.3, [`Q${i}`]: 0.3 });
          });
          const before = normalise(marks, { deviation: 'sample' });
          expect(before.z.E1).toBe(before.z.E2);
          const shifted = Object.fromEntries(
            Object.entries(marks).map(([entry, row]) => [entry, { ...row, P0: (row.P0! * 10 + shift) / 10 }]),
          );
          const after = normalise(shifted, { deviation: 'sample' });
          expect(after.z.E1).toBe(after.z.E2);
          expect(after.order).toEqual(before.order);
        },
      ),
    );
  });
});
