import { describe, expect, it } from '@jest/globals';
import { chiSquareUpperTail, logGamma, normalQuantile, studentQuantile, studentTwoTails } from './distributions.js';

describe('the logarithm of the gamma function', () => {
  it('is that of the factorial for whole numbers, and of √π at one half', () => {
    let factorial = 1;
    for (let n = 1; n <= 30; n++) {
      expect(logGamma(n) - Math.log(factorial)).toBeCloseTo(0, 12);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    // Abramowitz & Stegun (1964), table 6.1: Γ(1.25) = 0.9064024771
    expect(Math.exp(logGamma(1.25))).toBeCloseTo(0.9064024771, 10);
  });
});

describe('the upper tail of chi-square', () => {
  it('agrees with the closed form for two degrees of freedom, far out too', () => {
    for (const x of [0.5, 2, 3.9, 4.1, 5, 30, 200, 1000]) {
      expect(chiSquareUpperTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
    }
  });

  it('agrees with the closed form for six degrees, on both sides of where the way of summing changes', () => {
    for (const x of [0.01, 1, 5, 7.999, 8, 8.001, 40]) {
      const half = x / 2;
      expect(chiSquareUpperTail(x, 6) / (Math.exp(-half) * (1 + half + (half * half) / 2))).toBeCloseTo(1, 12);
    }
  });

  it('agrees with tabulated critical values (NIST/SEMATECH e-Handbook, section 1.3.6.7.4)', () => {
    for (const [critical, degrees] of [
      [3.841, 1],
      [11.07, 5],
      [30.144, 19],
      [124.342, 100],
    ] as const) {
      expect(chiSquareUpperTail(critical, degrees)).toBeCloseTo(0.05, 4);
    }
  });

  it('is 1 at 0 and stays a chance for many degrees', () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(-1, 3)).toBe(1);
    // The median of chi-square with n degrees is about n (1 − 2 ÷ 9n)³ (Wilson & Hilferty 1931).
    expect(chiSquareUpperTail(5000 * (1 - 2 / 45_000) ** 3, 5000)).toBeCloseTo(0.5, 5);
  });
});

describe('quantiles of Student’s t', () => {
  it('agree with the closed forms for one and two degrees of freedom', () => {
    for (const confidence of [0.1, 0.5, 0.9, 0.95, 0.999]) {
      expect(studentQuantile(confidence, 1) / Math.tan((Math.PI * confidence) / 2)).toBeCloseTo(1, 12);
      expect(studentQuantile(confidence, 2) / (confidence * Math.sqrt(2 / (1 - confidence ** 2)))).toBeCloseTo(1, 12);
    }
  });

  it('agree with tabulated critical values (NIST/SEMATECH e-Handbook, section 1.3.6.7.2)', () => {
    for (const [critical, degrees, confidence] of [
      [2.571, 5, 0.95],
      [2.228, 10, 0.95],
      [2.042, 30, 0.95],
      [1.984, 100, 0.95],
      [4.032, 5, 0.99],
      [1.697, 30, 0.9],
    ] as const) {
      expect(studentQuantile(confidence, degrees)).toBeCloseTo(critical, 3);
    }
  });

  it('are where the two tails hold what is left, for many degrees too', () => {
    for (const degrees of [1, 3, 17, 250, 6565]) {
      for (const confidence of [0.2, 0.8, 0.95, 0.999]) {
        expect(studentTwoTails(studentQuantile(confidence, degrees), degrees)).toBeCloseTo(1 - confidence, 13);
      }
    }
  });
});

describe('quantiles of the normal distribution', () => {
  it('agree with published values (OEIS A326145 for 0.95; Abramowitz & Stegun, table 26.5 for the others)', () => {
    expect(normalQuantile(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.5)).toBeCloseTo(0.674489750196, 11);
    expect(normalQuantile(0.99)).toBeCloseTo(2.575829303549, 11);
    expect(normalQuantile(0.999)).toBeCloseTo(3.290526731492, 11);
  });
});
