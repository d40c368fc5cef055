/**
 * Assignments under side conditions, as integer programmes for HiGHS (MIT; compiled to WebAssembly, so the same
 * arithmetic runs on every machine, without threads and without the network).
 *
 * Limits are counted in nodes, never in seconds: a clock would make the result depend on the machine.
 * @see Huangfu & Hall (2018), Parallelizing the dual revised simplex method, Math. Prog. Comp. 10, 119–142
 */
import highs, { type Highs, type VariableType } from 'highs';
import type { Problem } from './problem.js';
import type { Row } from './side-conditions.js';

export interface ProgrammeInput {
  problem: Problem;
  /** Places in `worth` that may be used, ascending; kept pairs are among them. */
  columns: number[];
  rows: Row[];
  /** `sum` of worth, or the `worst` of the sums of the entries in `served`. */
  objective: 'sum' | 'worst';
  /** Entries whose sum is looked at: bounded by `least` under `sum`, the objective under `worst`. */
  served: number[];
  least: number;
  /** Share of the objective that may be left open; 0 for a proof. */
  tolerance: number;
}

export interface Relaxed {
  value: number;
  /** Duals, signed so that `judge` are prices and `entry` are factors on worth. */
  judge: Float64Array;
  served: Float64Array;
}

export interface Solved {
  assigned: Uint8Array;
  /** Proved within these columns: nothing among them is better. */
  complete: boolean;
}

/** Nodes of branch and bound; the more columns, the longer each node takes. */
const mostNodes = (columns: number): number => (columns > 4000 ? 200 : columns > SEEDED_EXACTLY ? 2000 : 20_000);

/**
 * Up to so many columns the least sum of lots is proved as well. Beyond, half a unit may stay open: that is too little
 * for a better total, because totals are whole units and all lots together stay below the other half.
 */
const SEEDED_EXACTLY = 500;

// The package is CommonJS for the compiler and its default export a namespace; at run time it is the loader.
const loadHighs = highs as unknown as () => Promise<Highs>;
let loaded: Promise<Highs> | undefined;

export class Programmes {
  private constructor(private readonly highs: Highs) {}

  static async load(): Promise<Programmes> {
    const highs = (loaded ??= loadHighs());
    return new Programmes(await highs);
  }

  /** The linear relaxation; null when even that is infeasible. */
  relax(input: ProgrammeInput): Relaxed | null {
    const model = this.highs.createModel(this.build(input, false));
    try {
      model.options.set({ output_flag: false });
      const { modelStatus } = model.run();
      if (modelStatus !== this.highs.constants.modelStatus.optimal) return null;
      const { rowDual } = model.getSolution();
      const { entries, judges } = input.problem;
      const first = entries.length;
      return {
        value: model.getObjectiveValue(),
        judge: rowDual.slice(first, first + judges.length),
        served: rowDual.slice(first + judges.length, first + judges.length + input.served.length).map((dual) => -dual),
      };
    } finally {
      model.dispose();
    }
  }

  /** The best assignment among these columns; null when there is none, or none was found within the limit of nodes. */
  solve(input: ProgrammeInput): { solved: Solved | null; infeasible: boolean } {
    const model = this.highs.createModel(this.build(input, true));
    try {
      model.options.set({
        output_flag: false,
        mip_rel_gap: input.tolerance,
        mip_abs_gap: input.columns.length > SEEDED_EXACTLY ? input.problem.units.size / 2 : 0,
        mip_feasibility_tolerance: 1e-9,
        primal_feasibility_tolerance: 1e-9,
        mip_max_nodes: mostNodes(input.columns.length),
      });
      const { modelStatus } = model.run();
      const complete = modelStatus === this.highs.constants.modelStatus.optimal && input.tolerance === 0;
      const infeasible = modelStatus === this.highs.constants.modelStatus.infeasible;
      const FEASIBLE = 2;
      if (model.info.get('primal_solution_status') !== FEASIBLE) return { solved: null, infeasible };
      const { colValue } = model.getSolution();
      const assigned = new Uint8Array(input.problem.worth.length);
      input.columns.forEach((at, column) => {
        assigned[at] = Math.round(colValue[column]!);
      });
      return { solved: { assigned, complete }, infeasible: false };
    } finally {
      model.dispose();
    }
  }

  private build({ problem, columns, rows, objective, served, least }: ProgrammeInput, whole: boolean) {
    const { entries, judges, demand, min, max, worth, lot, kept, units } = problem;
    const n = judges.length;
    const { infinity, constants } = this.highs;
    const worst = objective === 'worst';
    // Lots break ties and must never outweigh one unit of worth: together they stay below half a unit.
    const places = Math.max(
      1,
      demand.reduce((sum, needs) => sum + needs, 0),
    );
    const lotSize = (0.49 * units.size) / places / 2 ** 32;
    const cost = columns.map((at) => (worst ? 0 : worth[at]! * units.size) - lot[at]! * lotSize);
    const columnOf = new Map(columns.map((at, column) => [at, column]));
    const matrix = { starts: [0], indices: [] as number[], values: [] as number[] };
    const lower: number[] = [];
    const upper: number[] = [];
    const add = (terms: [number, number][], from: number, to: number): void => {
      for (const [column, value] of terms) {
        matrix.indices.push(column);
        matrix.values.push(value);
      }
      matrix.starts.push(matrix.indices.length);
      lower.push(from === -Infinity ? -infinity : from);
      upper.push(to === Infinity ? infinity : to);
    };
    const ofEntry: [number, number][][] = entries.map(() => []);
    const ofJudge: [number, number][][] = judges.map(() => []);
    columns.forEach((at, column) => {
      ofEntry[Math.floor(at / n)]!.push([column, 1]);
      ofJudge[at % n]!.push([column, 1]);
    });
    ofEntry.forEach((terms, e) => add(terms, demand[e]!, demand[e]!));
    ofJudge.forEach((terms, j) => add(terms, min[j]!, max[j]!));
    for (const e of served) {
      const terms = ofEntry[e]!.map(([column]): [number, number] => [column, worth[columns[column]!]! * units.size]);
      if (worst) add([...terms, [columns.length, -1]], 0, Infinity);
      else add(terms, (least - 0.25) * units.size, Infinity);
    }
    for (const row of rows) {
      const terms = row.at.flatMap((at): [number, number][] => (columnOf.has(at) ? [[columnOf.get(at)!, 1]] : []));
      if (row.least > 0 || terms.length > row.most) add(terms, row.least, row.most);
    }
    const extra = worst ? 1 : 0;
    const numCols = columns.length + extra;
    const types: VariableType[] = columns.map(() => (whole ? 1 : 0));
    return {
      numCols,
      numRows: lower.length,
      sense: constants.objectiveSense.maximize,
      colCost: [...cost, ...(worst ? [1] : [])],
      colLower: [...columns.map((at) => kept[at]!), ...(worst ? [0] : [])],
      colUpper: [...columns.map(() => 1), ...(worst ? [infinity] : [])],
      rowLower: lower,
      rowUpper: upper,
      matrix: { format: 'csr' as const, numRows: lower.length, numCols, ...matrix },
      ...(whole ? { integrality: [...types, ...(worst ? [0 as const] : [])] } : {}),
    };
  }
}
