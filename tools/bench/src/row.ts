/** One measured figure and the goal it is held to. */
export interface BenchRow {
  name: string;
  /** Measured against the base, above 1 is better: for a limit, limit ÷ measured; for a rate, measured ÷ wanted. */
  ratio: number;
  /** The ratio that must be reached. */
  goal: number;
  /** What the ratio is against, e.g. `at most 5 s`. */
  base: string;
  p99ms: number | null;
  /** The figure itself, and its unit. */
  value?: number;
  unit?: string;
}
