/** Ids of the milestones that open and close something. */
export interface Opening {
  /** Absent: open from the beginning. */
  opens?: string | undefined;
  /** Absent: never closed by a date. */
  closes?: string | undefined;
}
