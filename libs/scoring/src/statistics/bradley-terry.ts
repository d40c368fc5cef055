import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { byCodeUnit } from '../exact/order.js';
import { toTwelveDigits } from '../exact/significant.js';
import { refuse } from '../refusal.js';
import { requireFiniteEstimates, type Comparisons } from './comparison-graph.js';

export type Comparison = readonly [string, string, number];

export interface Strengths {
  /** Log strengths, their mean zero: a difference of 1 is odds of e to 1. */
  strengths: Record<string, number>;
  /** Of the log strengths as given, that is, against the mean of all. */
  standardErrors: Record<string, number>;
  /** Davidson's ν: a tie between equals has the chance ν ÷ (2 + ν). null when there were no ties. */
  tieParameter: number | null;
}

/**
 * Bradley–Terry strengths by maximum likelihood, ties after Davidson: a beats b with weight π(a), loses with π(b), ties
 * with ν √(π(a) π(b)). In log strengths and log ν the likelihood is concave, so Newton's method with halved steps finds
 * its one maximum. Linear systems by ml-matrix (Cholesky), which is ample for some hundred items.
 *
 * @param wins [winner, loser, how often], counts above zero
 * @param ties [a, b, how often]
 * @throws {NotComputable} NoComparisons, SelfComparison, ComparisonIslands, InfiniteStrengths, InfiniteTieParameter
 * @see Bradley, R. A. & Terry, M. E. (1952). Rank analysis of incomplete block designs I. Biometrika 39, 324–345.
 * @see Davidson, R. R. (1970). On extending the Bradley–Terry model to accommodate ties in paired comparison
 *   experiments. JASA 65, 317–328.
 */
export function bradleyTerry(wins: readonly Comparison[], ties: readonly Comparison[] = []): Strengths {
  const comparisons = numbered(wins, ties);
  requireFiniteEstimates(comparisons);
  const { names } = comparisons;
  const withTies = comparisons.ties.length > 0;
  const size = names.length + (withTies ? 1 : 0);

  let parameters = new Float64Array(size);
  let likelihood = logLikelihood(comparisons, parameters);
  let previous = Infinity;
  for (let round = 0; ; round++) {
    const { gradient, information } = derivatives(comparisons, parameters, withTies);
    const step = new CholeskyDecomposition(grounded(information, names.length)).solve(gradient).to1DArray();
    const moved = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (round > 200 || !Number.isFinite(moved)) {
      refuse('NotConverged', 'The estimates did not settle in double precision.', { steps: round });
    }
    const towards = (scale: number) => parameters.map((value, i) => value + scale * step[i]!);
    // This near, a full step always improves, by less than the likelihood's last digits can show.
    let scale = 1;
    if (moved > 1e-3) while (logLikelihood(comparisons, towards(scale)) < likelihood && scale > 1e-10) scale /= 2;
    parameters = towards(scale);
    likelihood = logLikelihood(comparisons, parameters);
    // Settled, or down to the rounding of the linear system, where steps no longer shrink.
    if (moved < 1e-11 || (moved < 1e-7 && moved >= previous / 2)) break;
    previous = moved;
  }

  const items = parameters.slice(0, names.length);
  const mean = items.reduce((sum, value) => sum + value, 0) / names.length;
  const { information } = derivatives(comparisons, parameters, withTies);
  const covariance = new CholeskyDecomposition(grounded(information, names.length)).solve(Matrix.eye(size));
  const ground = groundedVariance(names.length);
  const named = (value: (index: number) => number) =>
    Object.fromEntries(names.map((name, index) => [name, toTwelveDigits(value(index))]));
  return {
    strengths: named((index) => items[index]! - mean),
    standardErrors: named((index) => Math.sqrt(Math.max(0, covariance.get(index, index) - ground))),
    tieParameter: withTies ? toTwelveDigits(Math.exp(parameters[names.length]!)) : null,
  };
}

const MOST = 1e9;

function numbered(wins: readonly Comparison[], ties: readonly Comparison[]): Comparisons {
  const names = [...new Set([...wins, ...ties].flatMap(([a, b]) => [a, b]))].sort(byCodeUnit);
  const index = new Map(names.map((name, i) => [name, i]));
  // Summed and sorted, so that the order in which comparisons are listed changes no bit.
  const gather = (list: readonly Comparison[], ordered: boolean) => {
    const counts = new Map<number, number>();
    for (const [a, b, count] of list) {
      if (!(count > 0 && count <= MOST)) {
        refuse('CountOutOfRange', 'A comparison counts more than never and at most a billion times.', {
          comparison: [a, b, count],
        });
      }
      const [i, j] = [index.get(a)!, index.get(b)!];
      const key = ordered || i < j ? i * names.length + j : j * names.length + i;
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
    return [...counts]
      .sort(([a], [b]) => a - b)
      .map(([key, count]) => [Math.floor(key / names.length), key % names.length, count] as const);
  };
  return { names, wins: gather(wins, true), ties: gather(ties, false) };
}

/** Adds the same number to all elements between items: strengths are only fixed up to a constant, and this fixes it. */
const SHIFT = 1;

function grounded(information: Matrix, items: number): Matrix {
  const matrix = information.clone();
  for (let i = 0; i < items; i++) for (let j = 0; j < items; j++) matrix.set(i, j, matrix.get(i, j) + SHIFT);
  return matrix;
}

/** What `grounded` adds to every variance: the constant direction has information SHIFT × items². */
const groundedVariance = (items: number): number => 1 / (SHIFT * items * items);

/** Chances of a winning, b winning and a tie, by weights relative to the largest, so that nothing overflows. */
function chances(parameters: Float64Array, a: number, b: number, tie: number | null): [number, number, number, number] {
  const [x, y] = [parameters[a]!, parameters[b]!];
  const z = tie === null ? -Infinity : parameters[tie]! + (x + y) / 2;
  const top = Math.max(x, y, z);
  const [wa, wb, wt] = [Math.exp(x - top), Math.exp(y - top), Math.exp(z - top)];
  const all = wa + wb + wt;
  return [wa / all, wb / all, wt / all, top + Math.log(all)];
}

function logLikelihood({ names, wins, ties }: Comparisons, parameters: Float64Array): number {
  const tie = parameters.length > names.length ? names.length : null;
  let sum = 0;
  for (const [a, b, count] of wins) sum += count * (parameters[a]! - chances(parameters, a, b, tie)[3]);
  for (const [a, b, count] of ties) {
    const weight = parameters[names.length]! + (parameters[a]! + parameters[b]!) / 2;
    sum += count * (weight - chances(parameters, a, b, tie)[3]);
  }
  return sum;
}

/** The outcomes' features: a win counts 1 for the winner, a tie half for both and 1 for the tie parameter. */
function derivatives({ names, wins, ties }: Comparisons, parameters: Float64Array, withTies: boolean) {
  const size = parameters.length;
  const tie = withTies ? names.length : null;
  const gradient = Matrix.zeros(size, 1);
  const information = Matrix.zeros(size, size);
  const add = (i: number, j: number, value: number) => information.set(i, j, information.get(i, j) + value);
  const gain = (i: number, value: number) => gradient.set(i, 0, gradient.get(i, 0) + value);
  const account = (a: number, b: number, count: number, featureA: number, featureB: number, featureTie: number) => {
    const [pa, pb, pt] = chances(parameters, a, b, tie);
    const [ea, eb] = [pa + pt / 2, pb + pt / 2];
    gain(a, count * (featureA - ea));
    gain(b, count * (featureB - eb));
    const covarianceAB = pt / 4 - ea * eb;
    add(a, a, count * (pa + pt / 4 - ea * ea));
    add(b, b, count * (pb + pt / 4 - eb * eb));
    add(a, b, count * covarianceAB);
    add(b, a, count * covarianceAB);
    if (tie === null) return;
    gain(tie, count * (featureTie - pt));
    add(tie, tie, count * pt * (1 - pt));
    for (const [item, expected] of [
      [a, ea],
      [b, eb],
    ] as const) {
      const covariance = count * (pt / 2 - expected * pt);
      add(item, tie, covariance);
      add(tie, item, covariance);
    }
  };
  for (const [a, b, count] of wins) account(a, b, count, 1, 0, 0);
  for (const [a, b, count] of ties) account(a, b, count, 0.5, 0.5, 1);
  return { gradient, information };
}
