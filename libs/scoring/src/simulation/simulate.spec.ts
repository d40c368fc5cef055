import { describe, expect, it } from '@jest/globals';
import { naturalLogarithm, SeededRandom } from './random.js';
import { SIMULATED_RULES } from './rules.js';
import { simulate, type SimulationInput } from './simulate.js';

const panel: SimulationInput = {
  entries: 30,
  judges: 15,
  judgesPerEntry: 5,
  qualitySpread: 8,
  severitySpread: 6,
  noise: 5,
  rules: SIMULATED_RULES,
  runs: 100,
  seed: 'spring',
};

describe('simulation', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    const once = JSON.stringify(simulate(panel));
    expect(JSON.stringify(simulate(panel))).toBe(once);
    expect(JSON.stringify(simulate({ ...panel, seed: 'autumn' }))).not.toBe(once);
  });

  it('answers for every rule, the chance inside its interval and the interval inside 0 to 1', () => {
    const results = simulate(panel);
    expect(Object.keys(results)).toEqual([...SIMULATED_RULES]);
    for (const { winnerRight, top3Error, interval, top3Interval } of Object.values(results)) {
      expect(0 <= interval[0] && interval[0] <= winnerRight && winnerRight <= interval[1] && interval[1] <= 1).toBe(
        true,
      );
      expect(top3Interval[0] <= top3Error && top3Error <= top3Interval[1]).toBe(true);
      expect(top3Error).toBeLessThanOrEqual(3);
    }
  });

  it('is always right without noise and severity, and no better than chance when noise drowns quality', () => {
    const clear = simulate({ ...panel, noise: 0, severitySpread: 0, rules: ['mean', 'median', 'severity-corrected'] });
    for (const result of Object.values(clear)) expect(result).toMatchObject({ winnerRight: 1, top3Error: 0 });
    const drowned = simulate({ ...panel, noise: 1e6, rules: ['mean'], runs: 2000 }).mean!;
    expect(drowned.interval[0]).toBeLessThan(1 / 30);
    expect(drowned.interval[1]).toBeGreaterThan(1 / 30);
  });

  it('corrects severity where judges differ and noise is nil, while the mean cannot', () => {
    const { mean, 'severity-corrected': corrected } = simulate({
      ...panel,
      noise: 0,
      severitySpread: 20,
      judgesPerEntry: 3,
      rules: ['mean', 'severity-corrected'],
    });
    expect(corrected!.winnerRight).toBe(1);
    expect(mean!.interval[1]).toBeLessThan(0.9);
  });

  it('uses more judges to advantage', () => {
    const right = (judgesPerEntry: number) => simulate({ ...panel, judgesPerEntry, rules: ['mean'], runs: 1500 }).mean!;
    expect(right(12).interval[0]).toBeGreaterThan(right(2).interval[1]);
  });

  it.each<[string, Partial<SimulationInput>]>([
    ['TooFewEntries', { entries: 3 }],
    ['TooFewJudges', { judgesPerEntry: 16 }],
    ['NoQualitySpread', { qualitySpread: 0 }],
    ['JudgingIslands', { judgesPerEntry: 1, rules: ['severity-corrected'] }],
  ])('refuses %s', (name, change) => {
    expect(() => simulate({ ...panel, ...change })).toThrow(expect.objectContaining({ refused: name }));
  });
});

describe('the source of random numbers', () => {
  it('agrees with the test vector of xoshiro128** in rand_xoshiro (state 1, 2, 3, 4)', () => {
    // The first by hand: 2 × 5, rotated left by 7, × 9 = 11520.
    const random = new SeededRandom('any');
    Object.assign(random, { state: Uint32Array.from([1, 2, 3, 4]) });
    const next = () => (random as unknown as { next(): number }).next();
    expect([next(), next(), next()]).toEqual([11520, 0, 5927040]);
  });

  it('is uniform and normal enough: moments of a hundred thousand draws', () => {
    const random = new SeededRandom('moments');
    const draws = Array.from({ length: 100_000 }, () => random.normal());
    const moment = (power: number) => draws.reduce((sum, x) => sum + x ** power, 0) / draws.length;
    expect(moment(1)).toBeCloseTo(0, 1);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
    const faces = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) faces[random.below(6)]! += 1;
    for (const count of faces) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it('has a logarithm within a bit or two of the built-in one', () => {
    for (let x = 1e-12; x < 1; x = x * 1.37 + 1e-9) {
      expect(Math.abs(naturalLogarithm(x) - Math.log(x))).toBeLessThanOrEqual(
        1e-15 * Math.max(1, Math.abs(Math.log(x))),
      );
    }
  });
});
