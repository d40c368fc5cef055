/** Where something stands in a definition: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** One mistake in a definition, as the person who wrote the file needs to hear it. */
export interface Mistake {
  /** Stable name, e.g. `weights-do-not-sum`. */
  code: string;
  /** What is wrong, in plain English. */
  message: string;
  /** What to do about it. */
  advice: string;
  path: Path;
  /** Both count from 1; 1 and 1 when the mistake concerns the whole file. */
  line: number;
  column: number;
}

/**
 * A mistake before its place in the file is known: a check works on values and says the path.
 * `at` says whether the key itself or its value is meant.
 */
export interface Finding {
  code: string;
  message: string;
  advice: string;
  path: Path;
  at?: 'key' | 'value';
}
