import type { Wording } from '../text.js';

/** What is wrong with an answer, and why, in three languages. */
export interface Problem {
  /** The field, then the place inside its answer, e.g. `['members', 2, 'school']`. */
  path: (string | number)[];
  /** Stable name of the reason, e.g. `too-long`. */
  code: string;
  text: Wording;
}

/** A reason without its place: readers report these, the evaluator adds the field. */
export interface Reason {
  code: string;
  text: Wording;
  /** true: the answer counts all the same; whoever gave it should look at it once more. */
  warns?: boolean;
}

/** Collects the problems of one answer. */
export type Report = (reason: Reason, ...path: (string | number)[]) => void;
