import { exactUnits } from '../exact/units.js';
import { invertPositiveDefinite } from './positive-definite.js';

/** One factor of the two: which level each mark has. */
export interface Factor {
  readonly levels: number;
  readonly of: Int32Array;
}

export interface AdditiveFit {
  mean: number;
  /** Effects, each factor's summing to zero. */
  first: Float64Array;
  second: Float64Array;
  residualSumOfSquares: number;
  /** Marks − (levels of the first + levels of the second − 1). */
  degreesOfFreedom: number;
  /** Variances in units of the residual variance: of an effect, and of the difference of two effects of the first. */
  firstVariance(level: number): number;
  secondVariance(level: number): number;
  differenceVariance(levelA: number, levelB: number): number;
}

/**
 * Least squares for mark = mean + effect of the first factor + effect of the second, on any connected design.
 *
 * The larger factor is eliminated: its block of the normal equations is diagonal, so what remains is one dense system
 * the size of the smaller factor. That system loses one rank because effects are only fixed up to a constant; adding
 * the same number to all its elements makes it positive definite and leaves the answer that sums to zero.
 *
 * @param points marks, in the order of the factors' `of`; the design must be connected
 * @returns null when the system is singular to working precision, which a connected design is not
 * @see Searle, S. R. (1971). Linear Models, chapter 7: the two-way classification without interaction
 */
export function fitAdditive(points: readonly number[], first: Factor, second: Factor): AdditiveFit | null {
  const swap = second.levels < first.levels;
  const [small, large] = swap ? [second, first] : [first, second];
  const n = small.levels;
  const centred = centre(points);
  const cells = cellsByLevel(large, small);

  const reduced = new Float64Array(n * n);
  const largeTotals = totals(centred, large);
  const right = totals(centred, small);
  for (let level = 0; level < large.levels; level++) {
    const mates = cells.mates(level);
    const share = 1 / mates.length;
    for (const a of mates) {
      reduced[a * n + a]! += 1;
      right[a]! -= largeTotals[level]! * share;
      for (const b of mates) reduced[a * n + b]! -= share;
    }
  }
  const system = reduced.slice();
  // Of the size of the diagonal, so that it neither drowns the system nor drowns in it.
  let trace = 0;
  for (let i = 0; i < n; i++) trace += system[i * n + i]!;
  const shift = n === 1 ? 1 : trace / (n * n);
  for (let i = 0; i < system.length; i++) system[i]! += shift;
  const inverse = invertPositiveDefinite(system, n);
  if (!inverse) return null;
  const excess = 1 / (shift * n * n);
  for (let i = 0; i < inverse.length; i++) inverse[i]! -= excess;

  const smallEffects = multiply(inverse, right, n);
  // One step of iterative refinement takes the error of the inverse out of the effects.
  const residualRight = multiply(reduced, smallEffects, n).map((value, i) => right[i]! - value);
  multiply(inverse, residualRight, n).forEach((value, i) => (smallEffects[i]! += value));
  removeMean(smallEffects);

  const largeEffects = new Float64Array(large.levels);
  for (let level = 0; level < large.levels; level++) {
    const mates = cells.mates(level);
    let sum = largeTotals[level]!;
    for (const mate of mates) sum -= smallEffects[mate]!;
    largeEffects[level] = sum / mates.length;
  }
  const centredMean = removeMean(largeEffects);
  const mean = centredMean + centred.centre;

  let residual = 0;
  centred.values.forEach((value, i) => {
    residual += (value - centredMean - smallEffects[small.of[i]!]! - largeEffects[large.of[i]!]!) ** 2;
  });

  const { largeVariance, largeDifference } = largeSideVariances(inverse, cells, large.levels, n);
  const smallVariance = (level: number) => Math.max(0, inverse[level * n + level]!);
  const smallDifference = (a: number, b: number) =>
    Math.max(0, inverse[a * n + a]! + inverse[b * n + b]! - 2 * inverse[a * n + b]!);
  return {
    mean,
    first: swap ? largeEffects : smallEffects,
    second: swap ? smallEffects : largeEffects,
    residualSumOfSquares: residual,
    degreesOfFreedom: points.length - small.levels - large.levels + 1,
    firstVariance: swap ? largeVariance : smallVariance,
    secondVariance: swap ? smallVariance : largeVariance,
    differenceVariance: swap ? largeDifference : smallDifference,
  };
}

/** Points minus their mean, from exact sums: neither the order of marks nor a common constant changes what is left. */
function centre(points: readonly number[]): { values: Float64Array; centre: number } {
  const { units, decimals } = exactUnits(points);
  const count = BigInt(units.length);
  const total = units.reduce((sum, mark) => sum + mark, 0n);
  const scale = 10 ** decimals * units.length;
  return {
    values: Float64Array.from(units, (mark) => Number(count * mark - total) / scale),
    centre: Number(total) / scale,
  };
}

function totals({ values }: { values: Float64Array }, factor: Factor): Float64Array {
  const sums = new Float64Array(factor.levels);
  values.forEach((value, i) => (sums[factor.of[i]!]! += value));
  return sums;
}

/** Which levels of `other` the marks of each level of `factor` have, in ascending order of marks. */
function cellsByLevel(factor: Factor, other: Factor) {
  const starts = new Int32Array(factor.levels + 1);
  factor.of.forEach((level) => (starts[level + 1]! += 1));
  for (let level = 0; level < factor.levels; level++) starts[level + 1]! += starts[level]!;
  const next = starts.slice();
  const mates = new Int32Array(factor.of.length);
  factor.of.forEach((level, i) => (mates[next[level]!++] = other.of[i]!));
  return { mates: (level: number) => mates.subarray(starts[level], starts[level + 1]) };
}

function multiply(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += matrix[i * size + j]! * vector[j]!;
    product[i] = sum;
  }
  return product;
}

function removeMean(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  values.forEach((value, i) => (values[i] = value - mean));
  return mean;
}

/** Variances on the eliminated side: its own marks' noise plus what it inherits from the effects it was corrected by. */
function largeSideVariances(inverse: Float64Array, cells: ReturnType<typeof cellsByLevel>, levels: number, n: number) {
  const between = (a: number, b: number): number => {
    const matesA = cells.mates(a);
    const matesB = cells.mates(b);
    let sum = 0;
    for (const i of matesA) for (const j of matesB) sum += inverse[i * n + j]!;
    return sum / (matesA.length * matesB.length) + (a === b ? 1 / matesA.length : 0);
  };
  const weights = new Float64Array(n);
  let own = 0;
  for (let level = 0; level < levels; level++) {
    const mates = cells.mates(level);
    own += 1 / mates.length;
    for (const mate of mates) weights[mate]! += 1 / mates.length;
  }
  const spread = multiply(inverse, weights, n);
  const grand = (own + spread.reduce((sum, value, i) => sum + value * weights[i]!, 0)) / levels ** 2;
  const withMean = (level: number): number => {
    const mates = cells.mates(level);
    let sum = 1;
    for (const mate of mates) sum += spread[mate]!;
    return sum / (mates.length * levels);
  };
  return {
    largeVariance: (level: number) => Math.max(0, between(level, level) - 2 * withMean(level) + grand),
    largeDifference: (a: number, b: number) =>
      a === b ? 0 : Math.max(0, between(a, a) + between(b, b) - 2 * between(a, b)),
  };
}
