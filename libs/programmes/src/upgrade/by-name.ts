import type { Opening } from '../opening.js';

// Format 1 did not state what opens and closes: the milestones' names did. Only what is older than format 2 is read by these.

/** Entering, as format 1 meant it: between `enrolment-opens` and `enrolment-closes`, or the same of `nomination`. */
export function enteringByName(milestoneIds: readonly string[]): Opening {
  const stem = ['enrolment', 'nomination'].find((word) => milestoneIds.includes(`${word}-closes`));
  return stem === undefined ? {} : pair(stem, milestoneIds);
}

/**
 * The judging of a stage, as format 1 meant it: `<stage>-opens` and `<stage>-closes`; where no stage is called `judging`,
 * `judging-closes` spoke of every stage.
 */
export function stageByName(code: string, stageCodes: readonly string[], milestoneIds: readonly string[]): Opening {
  const own = pair(code, milestoneIds);
  const general = stageCodes.includes('judging') ? {} : pair('judging', milestoneIds);
  return { ...general, ...own };
}

/** `<stem>-opens` and `<stem>-closes`, as far as the calendar has them. */
export function pair(stem: string, milestoneIds: readonly string[]): Opening {
  const [opens, closes] = [`${stem}-opens`, `${stem}-closes`];
  return {
    ...(milestoneIds.includes(opens) ? { opens } : {}),
    ...(milestoneIds.includes(closes) ? { closes } : {}),
  };
}
