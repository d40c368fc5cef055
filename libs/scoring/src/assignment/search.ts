import type { Problem } from './problem.js';
import { boundAt, losses, pricesOf, type Prices } from './prices.js';
import type { Programmes, ProgrammeInput } from './programme.js';
import { broken, type Row } from './side-conditions.js';
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

type Goal = Pick<ProgrammeInput, 'rows' | 'objective' | 'served' | 'least'>;

/** Problems with fewer pairs than this go to branch and bound whole. */
const SMALL = 4000;
/** Beyond so many pairs branch and bound would not end; the gap is stated instead. */
const LARGEST = 60_000;
const SPARE_JUDGES = 6;
const SPARE_COLUMNS = 3000;

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

  constructor(
    private readonly problem: Problem,
    private readonly transport: Transport,
    private readonly programmes: () => Promise<Programmes>,
  ) {
    this.all = [...problem.worth.keys()].filter((at) => problem.worth[at]! >= 0);
    this.base = pricesOf(problem, transport);
  }

  /** The best total with every entry's sum at least this. */
  async bestTotal(least: number): Promise<Outcome> {
    const { problem } = this;
    const { assigned } = this.transport.flow;
    const value = sums(problem, assigned).reduce((a, b) => a + b, 0);
    const bound = boundAt(problem, this.base);
    const start: Found = { assigned, value, bound, optimal: bound === value, proof: 'prices' };
    return this.untilSound({ rows: [], objective: 'sum', served: [], least }, start);
  }

  /** The best least sum of all entries. */
  async bestWorst(): Promise<Outcome> {
    const all = sums(this.problem, this.transport.flow.assigned);
    const lowest = [...all.keys()].sort((a, b) => all[a]! - all[b]! || a - b).slice(0, 50);
    return this.untilSound({ rows: [], objective: 'worst', served: lowest.sort((a, b) => a - b), least: 0 }, null);
  }

  /** Solves, looks what the answer breaks, forbids that, and solves again until nothing is broken. */
  private async untilSound(start: Goal, from: Found | null): Promise<Outcome> {
    let goal = start;
    let found: Outcome = from ?? (await this.solve(goal));
    while (typeof found === 'object') {
      const more = this.tightened(goal, found);
      if (!more) return found;
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
    for (const e of under) served.add(e);
    if (rows.length === 0 && under.length === 0) return null;
    return { ...goal, rows: [...goal.rows, ...rows], served: [...served].sort((a, b) => a - b) };
  }

  private async solve(goal: Goal): Promise<Outcome> {
    const programmes = await this.programmes();
    const input = (columns: number[]): ProgrammeInput => ({ problem: this.problem, columns, ...goal });
    if (this.all.length <= SMALL) {
      const { solved, infeasible } = programmes.solve(input(this.all));
      if (!solved) return infeasible ? 'infeasible' : 'not-found';
      const value = this.valueOf(goal, solved.assigned);
      const bound = solved.complete ? value : boundAt(this.problem, this.base);
      return { assigned: solved.assigned, value, bound, optimal: solved.complete, proof: 'branch-and-bound' };
    }
    const prices = this.relaxed(programmes, goal, input);
    return prices === null ? 'infeasible' : this.narrowed(programmes, goal, prices, input);
  }

  /** Prices from the linear relaxation, pairs being let in as they pay; null when the relaxation is infeasible. */
  private relaxed(programmes: Programmes, goal: Goal, input: (columns: number[]) => ProgrammeInput): Prices | null {
    let width = SPARE_JUDGES;
    let columns = this.cheapest(losses(this.problem, this.base), width, goal);
    for (;;) {
      const relaxed = programmes.relax(input(columns));
      if (relaxed === null) {
        if (columns.length === this.all.length) return null;
        width *= 4;
        columns = this.cheapest(losses(this.problem, this.base), width, goal);
        continue;
      }
      const prices = this.pricesFrom(goal, relaxed.judge, relaxed.served);
      const loss = losses(this.problem, prices);
      const known = new Set(columns);
      const slack = 1e-9 / this.problem.units.size;
      const paying = this.all.filter((at) => !known.has(at) && loss[at]! <= slack);
      if (paying.length === 0) return prices;
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

  /** Branch and bound among the pairs that the prices do not rule out, widened until the proof holds. */
  private narrowed(
    programmes: Programmes,
    goal: Goal,
    prices: Prices,
    input: (columns: number[]) => ProgrammeInput,
  ): Outcome {
    const { problem } = this;
    const bound = boundAt(problem, prices);
    const loss = losses(problem, prices);
    const sorted = this.all.map((at) => loss[at]!).sort((a, b) => a - b);
    const places = problem.demand.reduce((a, b) => a + b, 0);
    let rank = places + SPARE_COLUMNS;
    let reach = sorted[Math.min(rank, sorted.length) - 1]!;
    for (;;) {
      const columns = this.all.filter((at) => loss[at]! <= reach);
      const { solved, infeasible } = programmes.solve(input(columns));
      if (!solved) {
        if (columns.length === this.all.length) return infeasible ? 'infeasible' : 'not-found';
        if (!infeasible || columns.length >= LARGEST) return 'not-found';
        rank *= 2;
        reach = sorted[Math.min(rank, sorted.length) - 1]!;
        continue;
      }
      const value = this.valueOf(goal, solved.assigned);
      // What was left out loses more than `reach` against the bound.
      const optimal = solved.complete && (bound - value <= reach || columns.length === this.all.length);
      const next = this.all.filter((at) => loss[at]! <= bound - value).length;
      if (optimal || !solved.complete || next > LARGEST) {
        const best = optimal ? value : Math.max(value, Math.floor(bound + 1e-6));
        return {
          assigned: solved.assigned,
          value,
          bound: best,
          optimal: optimal || best === value,
          proof: 'branch-and-bound',
        };
      }
      reach = bound - value;
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
