/**
 * The three distributions that results are judged by, from the gamma and beta functions alone: thirteen digits or more, checked
 * against published tables in `distributions.spec.ts`.
 *
 * @see Press et al. (2007). Numerical Recipes, 3rd ed., sections 6.1, 6.2, 6.4 (series and continued fractions)
 */

/**
 * Logarithm of the gamma function by Stirling's series, after moving up to where its terms are below the last bit.
 * @see NIST Digital Library of Mathematical Functions, 5.11.1
 */
export function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 15; z++) shift += Math.log(z);
  const square = 1 / (z * z);
  const series =
    (1 / 12 -
      square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square / (360360 / 691)))))) /
    z;
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series - shift;
}

const MOST_STEPS = 100_000;

/**
 * A continued fraction b0 + a1 / (b1 + a2 / (b2 + …)) from the front, until a step changes nothing any more.
 * @see Lentz, W. J. (1976). Generating Bessel functions in Mie scattering calculations. Applied Optics 15, 668–671.
 */
function continuedFraction(b0: number, term: (step: number) => [a: number, b: number]): number {
  const tiny = 1e-300;
  let value = b0 === 0 ? tiny : b0;
  let c = value;
  let d = 0;
  for (let step = 1; step <= MOST_STEPS; step++) {
    const [a, b] = term(step);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

/**
 * Chance that a chi-square variable exceeds `x`: below the bulk one minus the series, above it the continued fraction, which
 * keeps its digits in a far tail.
 */
export function chiSquareUpperTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const [a, half] = [degrees / 2, x / 2];
  const scale = Math.exp(a * Math.log(half) - half - logGamma(a));
  if (x >= degrees + 2) {
    return scale / continuedFraction(half + 1 - a, (step) => [-step * (step - a), half + 1 - a + 2 * step]);
  }
  let [term, sum] = [1 / a, 1 / a];
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= half / n;
    sum += term;
  }
  return 1 - scale * sum;
}

/** Chance that a variable of Student's t lies further from 0 than `t`, on either side: the incomplete beta function. */
export function studentTwoTails(t: number, degrees: number): number {
  if (t === 0) return 1;
  const x = degrees / (degrees + t * t);
  // 1 − x by subtraction would lose its digits where t is small.
  const rest = (t * t) / (degrees + t * t);
  return x < (degrees / 2 + 1) / (degrees / 2 + 2.5)
    ? incompleteBeta(x, rest, degrees / 2, 0.5)
    : 1 - incompleteBeta(rest, x, 0.5, degrees / 2);
}

/** I_x(a, b) for x on its own side of the mean; `rest` is 1 − x. */
function incompleteBeta(x: number, rest: number, a: number, b: number): number {
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest)) / a;
  const fraction = continuedFraction(1, (step) => {
    const m = Math.floor(step / 2);
    const numerator = step % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    return [(numerator * x) / ((a + step - 1) * (a + step)), 1];
  });
  return scale / fraction;
}

/** Half-width factor of a two-sided interval: the quantile of Student's t. */
export const studentQuantile = (confidence: number, degrees: number): number =>
  whereFallsTo(1 - confidence, (t) => studentTwoTails(t, degrees));

/** The quantile of the normal distribution for a two-sided interval. */
export const normalQuantile = (confidence: number): number =>
  whereFallsTo(1 - confidence, (z) => chiSquareUpperTail(z * z, 1));

/** Where a function that falls from 1 at 0 reaches `level`: halving down to neighbouring doubles. */
function whereFallsTo(level: number, falling: (at: number) => number): number {
  let [low, high] = [0, 1];
  while (falling(high) > level) [low, high] = [high, high * 2];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (falling(middle) > level) low = middle;
    else high = middle;
  }
}
