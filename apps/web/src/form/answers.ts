/** Answers by field id, as the graph keeps them. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Merged {
  answers: Answers;
  /** Fields that were changed here and elsewhere, each to something else. What was written here is kept, and theirs is shown. */
  conflicts: string[];
}

/**
 * Brings together what was changed on two devices since both had the same: field by field, nothing is lost.
 * @param base    what was saved last from here
 * @param mine    what is on this page
 * @param theirs  what is saved now
 */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers): Merged {
  const answers: Record<string, unknown> = {};
  const conflicts: string[] = [];
  for (const id of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const changedHere = !same(mine[id], base[id]);
    const changedThere = !same(theirs[id], base[id]);
    const value = changedHere ? mine[id] : theirs[id];
    if (changedHere && changedThere && !same(mine[id], theirs[id])) conflicts.push(id);
    if (value !== undefined) answers[id] = value;
  }
  return { answers, conflicts };
}

/** Whether two answers say the same, in whatever order their parts were written. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysOfA, keysOfB] = [present(a), present(b)];
  return (
    keysOfA.length === keysOfB.length &&
    keysOfA.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

const present = (value: object) =>
  Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key]) => key);

/** With one answer changed; undefined takes it away. */
export function withAnswer(answers: Answers, id: string, value: unknown): Answers {
  if (value !== undefined) return { ...answers, [id]: value };
  return Object.fromEntries(Object.entries(answers).filter(([key]) => key !== id));
}
