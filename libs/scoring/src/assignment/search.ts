import type { Problem } from './problem.js';
import { boundAt, losses, pricesOf, type Prices } from './prices.js';
import type { Programmes, ProgrammeInput, Relaxed } from './programme.js';
import { broken, linked, type Row } from './side-conditions.js';
import type { Transport } from './transport.js';

/** An assignment, and what is proved about it. In units of the problem. */
export interface Found {
  assigned: Uint8Array;
  value: number;
  /** Nothing is better than this. */
  bound: number;
  optimal: boolean;
  proof: 'prices' | 'branch-and-bound';
}

export type Outcome = Found | 'infeasible' | 'not-found';

type Goal = Pick<ProgrammeInput, 'rows' | 'objective' | 'served' | 'least' | 'tolerance'>;

/** Problems with fewer pairs than this go to branch and bound whole. */
const SMALL = 4000;
/** Beyond so many pairs branch and bound takes too long; the gap is stated instead. */
const LARGEST = 40_000;
const SPARE_JUDGES = 10;
/** Rounds of looking what is broken before groups are linked by choice, for a gap instead of a proof. */
const PATIENCE = 4;
const PATIENCE_SMALL = 25;

export const sumOf = ({ judges, worth }: Problem, assigned: Uint8Array, e: number): number => {
  const n = judges.length;
  let sum = 0;
  for (let at = e * n; at < (e + 1) * n; at += 1) if (assigned[at]) sum += worth[at]!;
  return sum;
};

export const sums = (problem: Problem, assigned: Uint8Array): number[] =>
  problem.entries.map((_, e) => sumOf(problem, assigned, e));

/** Looks for the best assignment under conditions that a network cannot express, adding them as they are broken. */
export class Search {
  private readonly all: number[];
  private readonly base: Prices;
  /** No assignment serves its worst entry better than this; sharpened by every relaxation on the way. */
  worstBound = Infinity;

  constructor(
    private readonly problem: Problem,
    private readonly transport: Transport,
    private readonly programmes: () => Promise<Programmes>,
  ) {
    this.all = [...problem.worth.keys()].filter((at) => problem.worth[at]! >= 0);
    this.base = pricesOf(problem, transport);
  }

  /** Whether branch and bound can take all pairs at once. */
  get small(): boolean {
    return this.all.length <= SMALL;
  }

  /**
   * The best total with every entry's sum at least this.
   * @param tolerance share of the total that branch and bound may leave open
   */
  async bestTotal(least: number, tolerance = 0): Promise<Outcome> {
    const { problem } = this;
    const { assigned } = this.transport.flow;
    const value = sums(problem, assigned).reduce((a, b) => a + b, 0);
    const bound = boundAt(problem, this.base);
    const start: Found = { assigned, value, bound, optimal: bound === value, proof: 'prices' };
    return this.untilSound({ rows: [], objective: 'sum', served: [], least, tolerance }, start);
  }

  /** The best least sum of all entries. */
  async bestWorst(): Promise<Outcome> {
    const all = sums(this.problem, this.transport.flow.assigned);
    const lowest = [...all.keys()].sort((a, b) => all[a]! - all[b]! || a - b).slice(0, 50);
    return this.untilSound(
      { rows: [], objective: 'worst', served: lowest.sort((a, b) => a - b), least: 0, tolerance: 0 },
      null,
    );
  }

  /** Solves, looks what the answer breaks, forbids that, and solves again until nothing is broken. */
  private async untilSound(start: Goal, from: Found | null): Promise<Outcome> {
    let goal = start;
    let found: Outcome = from ?? (await this.solve(goal));
    // What was proved before any allowed assignment was excluded.
    let proved: number | null = null;
    for (let round = 1; typeof found === 'object'; round += 1) {
      const more = this.tightened(goal, found);
      if (!more) return proved === null ? found : { ...found, bound: proved, optimal: found.value === proved };
      if (round >= (this.small ? PATIENCE_SMALL : PATIENCE)) {
        const links = linked(this.problem, found.assigned);
        if (links.length > 0) proved ??= found.bound;
        more.rows.push(...links);
        if (round > 4 * PATIENCE_SMALL) return 'not-found';
      }
      goal = more;
      found = await this.solve(goal);
    }
    return found;
  }

  /** The goal with what this answer breaks; null when it breaks nothing. */
  private tightened(goal: Goal, { assigned, value }: Found): Goal | null {
    const { problem } = this;
    const least = goal.objective === 'worst' ? value : goal.least;
    const all = sums(problem, assigned);
    const under = [...all.keys()].filter((e) => all[e]! < least);
    const served = new Set(goal.served);
    const rows: Row[] = broken(problem, assigned);
    // The solver's tolerance let an entry through that it knew of: this very choice of judges is forbidden.
    for (const e of under.filter((entry) => served.has(entry))) rows.push(notThese(problem, assigned, e));
    if (rows.length === 0 && under.length === 0) return null;
    // Raising some entries lowers others: where the whole cannot be solved quickly again, all are bound at once.
    const near = under.length > 0 && goal.objective === 'sum' && !this.small ? all.keys() : under;
    for (const e of near) served.add(e);
    return { ...goal, rows: [...goal.rows, ...rows], served: [...served].sort((a, b) => a - b) };
  }

  private async solve(goal: Goal): Promise<Outcome> {
    const programmes = await this.programmes();
    const input = (columns: number[]): ProgrammeInput => ({ problem: this.problem, columns, ...goal });
    if (this.small) {
      const { solved, infeasible } = programmes.solve(input(this.all));
      if (!solved) return infeasible ? 'infeasible' : 'not-found';
      const value = this.valueOf(goal, solved.assigned);
      const bound = solved.complete ? value : boundAt(this.problem, this.base);
      return { assigned: solved.assigned, value, bound, optimal: solved.complete, proof: 'branch-and-bound' };
    }
    const relaxed = this.relaxed(programmes, goal, input);
    return typeof relaxed === 'string' ? relaxed : this.narrowed(programmes, goal, relaxed, input);
  }

  /** Prices from the linear relaxation, pairs being let in as they pay. */
  private relaxed(
    programmes: Programmes,
    goal: Goal,
    input: (columns: number[]) => ProgrammeInput,
  ): { prices: Prices; columns: number[] } | 'infeasible' | 'not-found' {
    let width = SPARE_JUDGES;
    let columns = this.cheapest(losses(this.problem, this.base), width, goal);
    for (;;) {
      const relaxed = programmes.relax(input(columns));
      if (relaxed === null) {
        if (columns.length === this.all.length) return 'infeasible';
        if (columns.length > 2 * LARGEST) return 'not-found';
        width *= 4;
        columns = this.cheapest(losses(this.problem, this.base), width, goal);
        continue;
      }
      const prices = this.pricesFrom(goal, relaxed.judge, relaxed.served);
      if (goal.objective === 'sum') this.sharpen(goal, relaxed);
      const loss = losses(this.problem, prices);
      const known = new Set(columns);
      const slack = 1e-9 / this.problem.units.size;
      const paying = this.all.filter((at) => !known.has(at) && loss[at]! <= slack);
      if (paying.length === 0) return { prices, columns };
      columns = [...columns, ...paying].sort((a, b) => a - b);
    }
  }

  private pricesFrom(goal: Goal, judge: Float64Array, served: Float64Array): Prices {
    const { entries, units } = this.problem;
    const factor = new Float64Array(entries.length).fill(goal.objective === 'sum' ? 1 : 0);
    let offset = 0;
    goal.served.forEach((e, index) => {
      const dual = Math.max(0, served[index]!);
      factor[e]! += dual;
      if (goal.objective === 'sum') offset -= dual * goal.least;
    });
    // Under `worst` the factors must share out exactly one unit of the objective, or the bound would be none.
    if (goal.objective === 'worst') {
      const whole = factor.reduce((a, b) => a + b, 0);
      factor.forEach((part, e) => (factor[e] = part / whole));
    }
    return { judge: judge.map((price) => price / units.size), factor, offset };
  }

  /** The duals of the least sums, shared out to one, bound the worst entry itself. */
  private sharpen({ served }: Goal, { judge, served: duals }: Relaxed): void {
    const { problem } = this;
    const whole = duals.reduce((sum, dual) => sum + Math.max(0, dual), 0);
    if (whole <= 0) return;
    const factor = new Float64Array(problem.entries.length);
    served.forEach((e, index) => (factor[e] = Math.max(0, duals[index]!) / whole));
    const bound = boundAt(problem, {
      judge: judge.map((price) => price / whole / problem.units.size),
      factor,
      offset: 0,
    });
    this.worstBound = Math.min(this.worstBound, Math.floor(bound + 1e-6));
  }

  /** Branch and bound among the pairs of the relaxation, then among all that the prices do not rule out. */
  private narrowed(
    programmes: Programmes,
    goal: Goal,
    relaxed: { prices: Prices; columns: number[] },
    input: (columns: number[]) => ProgrammeInput,
  ): Outcome {
    const bound = boundAt(this.problem, relaxed.prices);
    const loss = losses(this.problem, relaxed.prices);
    let { columns } = relaxed;
    for (;;) {
      const whole = columns.length === this.all.length;
      const { solved, infeasible } = programmes.solve(input(columns));
      if (!solved) return infeasible && whole ? 'infeasible' : 'not-found';
      const { assigned, complete } = solved;
      const value = this.valueOf(goal, assigned);
      // A pair that was left out, and whose loss is beyond the gap, cannot belong to anything better.
      const known = new Set(columns);
      const missing = this.all.filter((at) => !known.has(at) && loss[at]! < bound - value);
      const proved = complete && missing.length === 0;
      if (proved || !complete || columns.length + missing.length > LARGEST) {
        const best = proved ? value : Math.max(value, Math.floor(bound + 1e-6));
        return { assigned, value, bound: best, optimal: best === value, proof: 'branch-and-bound' };
      }
      columns = [...columns, ...missing].sort((a, b) => a - b);
    }
  }

  /** For each entry the pairs that lose least, and what the rows that ask for something need. */
  private cheapest(loss: Float64Array, spare: number, { rows }: Goal): number[] {
    const { problem } = this;
    const n = problem.judges.length;
    const chosen = new Set<number>(rows.filter(({ least }) => least > 0).flatMap(({ at }) => at));
    for (let e = 0; e < problem.entries.length; e += 1) {
      const own: number[] = [];
      for (let at = e * n; at < (e + 1) * n; at += 1) if (problem.worth[at]! >= 0) own.push(at);
      own.sort((a, b) => loss[a]! - loss[b]! || a - b);
      for (const at of own.slice(0, problem.demand[e]! + spare)) chosen.add(at);
      // Under a least sum the worthiest judges are wanted, whatever they cost.
      own.sort((a, b) => problem.worth[b]! - problem.worth[a]! || a - b);
      for (const at of own.slice(0, problem.demand[e]!)) chosen.add(at);
    }
    for (const at of this.all) if (problem.kept[at]) chosen.add(at);
    return [...chosen].sort((a, b) => a - b);
  }

  private valueOf({ objective }: Goal, assigned: Uint8Array): number {
    const all = sums(this.problem, assigned);
    return objective === 'sum' ? all.reduce((a, b) => a + b, 0) : all.reduce((a, b) => Math.min(a, b), Infinity);
  }
}

function notThese({ judges, demand }: Problem, assigned: Uint8Array, e: number): Row {
  const n = judges.length;
  const at = judges.map((_, j) => e * n + j).filter((pair) => assigned[pair]);
  return { at, least: 0, most: demand[e]! - 1 };
}
