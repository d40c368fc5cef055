import jstat from 'jstat';

/**
 * Chance that a chi-square variable exceeds `x`.
 *
 * jStat's distribution function is good to about twelve digits, but one minus it has no digits left in a far tail. So
 * above the bulk the upper tail is summed directly, as the continued fraction of the incomplete gamma function;
 * jStat supplies the logarithm of the gamma function and everything near the centre.
 *
 * @see Press et al. (2007). Numerical Recipes, 3rd ed., section 6.2 (the continued fraction, by Lentz's method)
 */
export function chiSquareUpperTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  if (x < degrees + 2) return 1 - jstat.jStat.chisquare.cdf(x, degrees);
  const a = degrees / 2;
  const half = x / 2;
  let b = half + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const term = -i * (i - a);
    b += 2;
    d = 1 / (term * d + b);
    c = b + term / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return Math.exp(-half + a * Math.log(half) - jstat.jStat.gammaln(a)) * fraction;
}

/** Half-width factor of a two-sided interval: the quantile of Student's t. jStat is good to nine digits here. */
export const studentQuantile = (confidence: number, degrees: number): number =>
  jstat.jStat.studentt.inv(0.5 + confidence / 2, degrees);

/** The quantile of the normal distribution for a two-sided interval. */
export const normalQuantile = (confidence: number): number => jstat.jStat.normal.inv(0.5 + confidence / 2, 0, 1);
