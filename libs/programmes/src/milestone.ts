import type { Text } from './text.js';

/** An instant that opens or closes something. A category's own milestone overrides the edition's of the same id. */
export interface Milestone {
  /** e.g. `enrolment-opens`, `enrolment-closes`, `judging-closes`, `ceremony`. */
  id: string;
  name: Text;
  /** Category code; absent: the whole edition. */
  category?: string;
  /** ISO 8601 in UTC, to the minute as published. */
  at: string;
}
