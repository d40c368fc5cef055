import type { Comparable, Condition } from '@podium/programmes';
import { ConditionOperator, type ConditionPart, type ConditionValue } from './condition.type.js';

/** A condition as a list of parts: the whole first, each other one after the part that it belongs to. */
export function shownCondition(condition: Condition): ConditionPart[] {
  const parts: ConditionPart[] = [];
  add(condition, null);
  return parts;

  function add(part: Condition, within: number | null): void {
    const place = parts.push({ within, field: null, values: [], ...headOf(part) }) - 1;
    for (const inner of innerOf(part)) add(inner, place);
  }
}

type Head = Pick<ConditionPart, 'operator'> & Partial<ConditionPart>;

function headOf(part: Condition): Head {
  if ('all' in part) return { operator: ConditionOperator.ALL };
  if ('any' in part) return { operator: ConditionOperator.ANY };
  if ('not' in part) return { operator: ConditionOperator.NOT };
  if ('streamIn' in part) return { operator: ConditionOperator.IN_STREAM, values: part.streamIn.map(valueOf) };
  const { field } = part;
  if ('answered' in part)
    return { field, operator: part.answered ? ConditionOperator.ANSWERED : ConditionOperator.NOT_ANSWERED };
  if ('in' in part) return { field, operator: ConditionOperator.IN, values: part.in.map(valueOf) };
  if ('is' in part) return { field, operator: ConditionOperator.IS, values: [valueOf(part.is)] };
  if ('isNot' in part) return { field, operator: ConditionOperator.IS_NOT, values: [valueOf(part.isNot)] };
  if ('atLeast' in part) return { field, operator: ConditionOperator.AT_LEAST, values: [valueOf(part.atLeast)] };
  return { field, operator: ConditionOperator.AT_MOST, values: [valueOf(part.atMost)] };
}

const innerOf = (part: Condition): Condition[] =>
  'all' in part ? part.all : 'any' in part ? part.any : 'not' in part ? [part.not] : [];

const valueOf = (value: Comparable): ConditionValue => ({
  text: typeof value === 'string' ? value : null,
  number: typeof value === 'number' ? value : null,
  truth: typeof value === 'boolean' ? value : null,
});
