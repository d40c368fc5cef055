import type { Problem } from './problem.js';
import type { Transport } from './transport.js';

/** What judges' time costs, and how much an entry's worth is counted: the multipliers of a Lagrangian bound. */
export interface Prices {
  /** For each judge; positive where the greatest load binds, negative where the least does. */
  judge: Float64Array;
  /** Factor on the worth of each entry: 1 where nothing else binds it. */
  factor: Float64Array;
  /** Added to the bound whatever is assigned. */
  offset: number;
}

/**
 * Prices that prove a transport optimal: shortest distances in what is left to exchange, including giving a judge one
 * dossier more or less within the limits.
 */
export function pricesOf(problem: Problem, transport: Transport): Prices {
  const n = problem.judges.length;
  const { load } = transport.flow;
  const distance = new Float64Array(n + 1);
  for (let changed = true; changed;) {
    changed = false;
    for (let j = 0; j < n; j += 1) {
      if (load[j]! < problem.max[j]! && distance[j]! < distance[n]!) [distance[n], changed] = [distance[j]!, true];
      if (load[j]! > problem.min[j]! && distance[n]! < distance[j]!) [distance[j], changed] = [distance[n]!, true];
      for (let i = 0; i < n; i += 1) {
        if (!transport.canHop(j, i)) continue;
        const through = distance[j]! + transport.hop[j * n + i]!;
        if (through < distance[i]!) [distance[i], changed] = [through, true];
      }
    }
  }
  return {
    judge: Float64Array.from({ length: n }, (_, j) => distance[n]! - distance[j]!),
    factor: new Float64Array(problem.entries.length).fill(1),
    offset: 0,
  };
}

/** What one entry gains from one judge at these prices. */
const gain = (problem: Problem, prices: Prices, entry: number, judge: number): number =>
  prices.factor[entry]! * problem.worth[entry * problem.judges.length + judge]! - prices.judge[judge]!;

/** For each entry the gains of its best judges, as many as it needs, kept pairs first. */
function choices(problem: Problem, prices: Prices, entry: number): { sum: number; threshold: number } {
  const n = problem.judges.length;
  let sum = 0;
  let open = problem.demand[entry]!;
  const gains: number[] = [];
  for (let j = 0; j < n; j += 1) {
    const at = entry * n + j;
    if (problem.worth[at]! < 0) continue;
    if (problem.kept[at]) {
      sum += gain(problem, prices, entry, j);
      open -= 1;
    } else gains.push(gain(problem, prices, entry, j));
  }
  gains.sort((a, b) => b - a);
  for (let rank = 0; rank < open; rank += 1) sum += gains[rank] ?? -Infinity;
  return { sum, threshold: open > 0 ? gains[open - 1]! : Infinity };
}

/**
 * No assignment within the limits is worth more than this, whatever the prices are (weak duality): every entry takes
 * its best judges at these prices, and each judge's time is paid at the limit that binds.
 */
export function boundAt(problem: Problem, prices: Prices): number {
  let bound = prices.offset;
  for (let entry = 0; entry < problem.entries.length; entry += 1) bound += choices(problem, prices, entry).sum;
  prices.judge.forEach((price, j) => {
    bound += price > 0 ? price * problem.max[j]! : price * problem.min[j]!;
  });
  return bound;
}

/**
 * By how much the bound falls when a pair is assigned all the same: no assignment that has the pair is worth more than
 * the bound less this.
 */
export function losses(problem: Problem, prices: Prices): Float64Array {
  const n = problem.judges.length;
  const loss = new Float64Array(problem.worth.length).fill(Infinity);
  for (let entry = 0; entry < problem.entries.length; entry += 1) {
    const { threshold } = choices(problem, prices, entry);
    for (let j = 0; j < n; j += 1) {
      const at = entry * n + j;
      if (problem.worth[at]! < 0) continue;
      loss[at] = problem.kept[at] ? 0 : Math.max(0, threshold - gain(problem, prices, entry, j));
    }
  }
  return loss;
}
