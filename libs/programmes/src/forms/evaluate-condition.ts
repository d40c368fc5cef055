import type { Comparable, Condition } from './condition.js';
import { isBlank, isRecord } from './reader.js';

/** What a condition is asked of: the answers that count, by field id, and the stream the entry is in. */
export type ConditionTest = (answers: Readonly<Record<string, unknown>>, stream: string | undefined) => boolean;

/** Deeper conditions are refused when a form is checked. */
export const DEEPEST_CONDITION = 12;

/** Turns a condition into a function. Compiled once, asked often. */
export function compileCondition(condition: Condition): ConditionTest {
  if ('all' in condition && condition.all) {
    const tests = condition.all.map(compileCondition);
    return (answers, stream) => tests.every((test) => test(answers, stream));
  }
  if ('any' in condition && condition.any) {
    const tests = condition.any.map(compileCondition);
    return (answers, stream) => tests.some((test) => test(answers, stream));
  }
  if ('not' in condition && condition.not) {
    const test = compileCondition(condition.not);
    return (answers, stream) => !test(answers, stream);
  }
  if ('streamIn' in condition && condition.streamIn) {
    const streams = new Set(condition.streamIn);
    return (_, stream) => stream !== undefined && streams.has(stream);
  }
  return fieldTest(condition as Extract<Condition, { field: string }>);
}

/** The fields a condition looks at, each once. */
export function fieldsOf(condition: Condition): string[] {
  const fields = new Set<string>();
  const collect = (part: Condition): void => {
    if ('field' in part && part.field !== undefined) fields.add(part.field);
    else if ('all' in part && part.all) part.all.forEach(collect);
    else if ('any' in part && part.any) part.any.forEach(collect);
    else if ('not' in part && part.not) collect(part.not);
  };
  collect(condition);
  return [...fields];
}

/** How deep conditions lie in each other; 1 for a plain one. Stops counting just past the deepest allowed. */
export function depthOf(condition: Condition, depth = 1): number {
  if (depth > DEEPEST_CONDITION) return depth;
  const parts =
    'all' in condition && condition.all
      ? condition.all
      : 'any' in condition && condition.any
        ? condition.any
        : 'not' in condition && condition.not
          ? [condition.not]
          : [];
  return parts.reduce((deepest, part) => Math.max(deepest, depthOf(part, depth + 1)), depth);
}

function fieldTest(condition: Extract<Condition, { field: string }>): ConditionTest {
  const { field } = condition;
  const on =
    (test: (answer: unknown) => boolean): ConditionTest =>
    (answers) =>
      test(Object.hasOwn(answers, field) ? answers[field] : undefined);
  if ('is' in condition && condition.is !== undefined) return on(equals(condition.is));
  if ('isNot' in condition && condition.isNot !== undefined) {
    const is = equals(condition.isNot);
    return on((answer) => !is(answer));
  }
  if ('in' in condition && condition.in) {
    const tests = condition.in.map(equals);
    return on((answer) => tests.some((test) => test(answer)));
  }
  if ('atLeast' in condition && condition.atLeast !== undefined) {
    const bound = condition.atLeast;
    return on((answer) => compare(answer, bound) >= 0);
  }
  if ('atMost' in condition && condition.atMost !== undefined) {
    const bound = condition.atMost;
    return on((answer) => compare(answer, bound) <= 0);
  }
  const wanted = 'answered' in condition ? condition.answered : true;
  return on((answer) => !isUnanswered(answer) === wanted);
}

/** A consent that was refused is not an answer: nobody accepted anything. */
function isUnanswered(answer: unknown): boolean {
  return isBlank(answer) || (isRecord(answer) && answer.accepted === false);
}

function equals(wanted: Comparable): (answer: unknown) => boolean {
  return (answer) =>
    answer === wanted ||
    (Array.isArray(answer)
      ? answer.includes(wanted)
      : isRecord(answer) && (answer.cents === wanted || answer.accepted === wanted || answer.url === wanted));
}

/** Below 0, 0 or above 0; NaN, which no comparison holds for, when the two cannot be compared. */
function compare(answer: unknown, bound: number | string): number {
  if (typeof bound === 'string') return typeof answer !== 'string' ? NaN : answer < bound ? -1 : answer > bound ? 1 : 0;
  if (typeof answer === 'number') return answer - bound;
  if (Array.isArray(answer)) return answer.length - bound;
  return isRecord(answer) && typeof answer.cents === 'number' ? answer.cents - bound : NaN;
}
