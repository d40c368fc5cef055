import type { Problem } from './problem.js';

/** Who judges what, and what could not be served. */
export interface Flow {
  /** 1 where the pair is assigned; laid out like `worth`. */
  assigned: Uint8Array;
  load: Int32Array;
  /** For each entry, the judges it still lacks. */
  unserved: Int32Array;
}

/**
 * The assignment with the greatest total worth, and among those the least total lot: a transport problem, solved by
 * successive shortest paths. Every step is integer arithmetic, compared first by worth and then by lot, so the result
 * does not depend on the machine or on the order of the input.
 *
 * Entries need not be nodes. An entry hands one of its places from judge j to judge i at the price worth(j) − worth(i),
 * and of all entries only the cheapest matters; what remains is a graph of judges alone.
 * @see Ahuja, Magnanti & Orlin (1993), Network Flows, §9.7 (successive shortest paths with potentials)
 */
export class Transport {
  readonly flow: Flow;
  private readonly n: number;
  /** The cheapest hand-over from judge to judge: price in worth, price in lots, the entry; −1 where there is none. */
  readonly hop: Float64Array;
  private readonly hopLot: Float64Array;
  private readonly hopEntry: Int32Array;
  /** Entries that could be handed over, judge by judge. */
  private readonly held: number[][];
  private readonly potential: Float64Array;
  private readonly potentialLot: Float64Array;

  constructor(private readonly problem: Problem) {
    const n = (this.n = problem.judges.length);
    this.hop = new Float64Array(n * n);
    this.hopLot = new Float64Array(n * n);
    this.hopEntry = new Int32Array(n * n).fill(-1);
    this.held = Array.from({ length: n }, () => []);
    this.potential = new Float64Array(n);
    this.potentialLot = new Float64Array(n);
    this.flow = {
      assigned: Uint8Array.from(problem.kept),
      load: new Int32Array(n),
      unserved: Int32Array.from(problem.demand),
    };
    problem.kept.forEach((kept, at) => {
      if (!kept) return;
      this.flow.load[at % n]! += 1;
      this.flow.unserved[Math.floor(at / n)]! -= 1;
    });
  }

  solve(): Flow {
    const { unserved } = this.flow;
    for (let entry = 0; entry < unserved.length; entry += 1) {
      while (unserved[entry]! > 0 && this.augment(entry)) unserved[entry]! -= 1;
    }
    return this.flow;
  }

  /** Whether judge i can be reached from judge j by handing entries over. */
  canHop(j: number, i: number): boolean {
    return this.hopEntry[j * this.n + i]! >= 0;
  }

  /** Gives the entry one more judge, moving others along the cheapest way; false when there is no way at all. */
  private augment(entry: number): boolean {
    const { n, problem } = this;
    const { assigned } = this.flow;
    const distance = new Float64Array(n).fill(Infinity);
    const distanceLot = new Float64Array(n);
    const from = new Int32Array(n).fill(-1);
    const done = new Uint8Array(n);
    for (let j = 0; j < n; j += 1) {
      const at = entry * n + j;
      if (problem.worth[at]! < 0 || assigned[at]) continue;
      distance[j] = -problem.worth[at]! - this.potential[j]!;
      distanceLot[j] = problem.lot[at]! - this.potentialLot[j]!;
    }
    for (let j = nearest(distance, distanceLot, done); j >= 0; j = nearest(distance, distanceLot, done)) {
      done[j] = 1;
      this.relax(j, distance, distanceLot, from, done);
    }
    const target = this.target(distance, distanceLot, done);
    if (target < 0) return false;
    this.raisePotentials(distance, distanceLot, done);
    this.walk(entry, target, from);
    return true;
  }

  /**
   * The judge where the way ends: a place below a judge's least load first, however dear, then any judge with room.
   * Distances are relative to the potentials; where ways end, the true lengths count.
   */
  private target(distance: Float64Array, distanceLot: Float64Array, done: Uint8Array): number {
    const { potential, potentialLot, problem } = this;
    const length = distance.map((reduced, j) => reduced + potential[j]!);
    const lengthLot = distanceLot.map((reduced, j) => reduced + potentialLot[j]!);
    const full = (limit: Int32Array) => done.map((reached, j) => (reached && this.flow.load[j]! < limit[j]! ? 0 : 1));
    const belowLeast = nearest(length, lengthLot, full(problem.min));
    return belowLeast >= 0 ? belowLeast : nearest(length, lengthLot, full(problem.max));
  }

  private relax(
    j: number,
    distance: Float64Array,
    distanceLot: Float64Array,
    from: Int32Array,
    done: Uint8Array,
  ): void {
    const { n } = this;
    const base = distance[j]! + this.potential[j]!;
    const baseLot = distanceLot[j]! + this.potentialLot[j]!;
    for (let i = 0; i < n; i += 1) {
      if (done[i] || this.hopEntry[j * n + i]! < 0) continue;
      const price = base + this.hop[j * n + i]! - this.potential[i]!;
      if (price > distance[i]!) continue;
      const priceLot = baseLot + this.hopLot[j * n + i]! - this.potentialLot[i]!;
      if (price === distance[i]! && priceLot >= distanceLot[i]!) continue;
      distance[i] = price;
      distanceLot[i] = priceLot;
      from[i] = j;
    }
  }

  /** Distances of what was reached, and the greatest of them for the rest, keep every hand-over's reduced price ≥ 0. */
  private raisePotentials(distance: Float64Array, distanceLot: Float64Array, done: Uint8Array): void {
    let last = -1;
    for (let j = 0; j < this.n; j += 1) {
      if (done[j] && (last < 0 || before(distance, distanceLot, last, j))) last = j;
    }
    for (let j = 0; j < this.n; j += 1) {
      const of = done[j] ? j : last;
      // Relative to the last, so that potentials stay small: they are read only as differences.
      this.potential[j]! += distance[of]! - distance[last]!;
      this.potentialLot[j]! += distanceLot[of]! - distanceLot[last]!;
    }
  }

  private walk(entry: number, target: number, from: Int32Array): void {
    const { n, flow } = this;
    const moves: [entry: number, to: number, from: number][] = [];
    let to = target;
    for (let j = from[to]!; j >= 0; j = from[to]!) {
      moves.push([this.hopEntry[j * n + to]!, to, j]);
      to = j;
    }
    for (const [moved, into, out] of moves) {
      this.drop(moved, out);
      this.take(moved, into);
    }
    this.take(entry, to);
    flow.load[target]! += 1;
  }

  private take(entry: number, judge: number): void {
    const { n, held } = this;
    const { assigned } = this.flow;
    assigned[entry * n + judge] = 1;
    held[judge]!.push(entry);
    for (let i = 0; i < n; i += 1) {
      const at = entry * n + i;
      if (this.problem.worth[at]! < 0) continue;
      if (!assigned[at]) this.offer(judge, i, entry);
      else if (this.hopEntry[i * n + judge] === entry) this.renew(i, judge);
    }
  }

  private drop(entry: number, judge: number): void {
    const { n, held } = this;
    const { assigned } = this.flow;
    assigned[entry * n + judge] = 0;
    held[judge]!.splice(held[judge]!.indexOf(entry), 1);
    for (let i = 0; i < n; i += 1) {
      if (this.hopEntry[judge * n + i] === entry) this.renew(judge, i);
      if (assigned[entry * n + i] && !this.problem.kept[entry * n + i]) this.offer(i, judge, entry);
    }
  }

  private renew(j: number, i: number): void {
    const { n } = this;
    this.hopEntry[j * n + i] = -1;
    for (const entry of this.held[j]!) {
      const at = entry * n + i;
      if (this.problem.worth[at]! >= 0 && !this.flow.assigned[at]) this.offer(j, i, entry);
    }
  }

  private offer(j: number, i: number, entry: number): void {
    const { n, problem, hop, hopLot, hopEntry } = this;
    const at = j * n + i;
    const price = problem.worth[entry * n + j]! - problem.worth[entry * n + i]!;
    const priceLot = problem.lot[entry * n + i]! - problem.lot[entry * n + j]!;
    if (hopEntry[at]! >= 0 && (price > hop[at]! || (price === hop[at]! && priceLot >= hopLot[at]!))) return;
    hop[at] = price;
    hopLot[at] = priceLot;
    hopEntry[at] = entry;
  }
}

const before = (distance: Float64Array, lots: Float64Array, a: number, b: number): boolean =>
  distance[a]! < distance[b]! || (distance[a]! === distance[b]! && lots[a]! < lots[b]!);

function nearest(distance: Float64Array, lots: Float64Array, done: Uint8Array): number {
  let best = -1;
  for (let j = 0; j < distance.length; j += 1) {
    if (done[j] || distance[j] === Infinity) continue;
    if (best < 0 || before(distance, lots, j, best)) best = j;
  }
  return best;
}
