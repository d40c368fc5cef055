import type { Finding, Path } from '../mistake.js';
import { finding, missing } from './findings.js';
import type { Comparable, Condition } from './condition.js';
import { DEEPEST_CONDITION, depthOf } from './evaluate-condition.js';
import type { Field } from './form.js';
import { isDate } from './read-value.js';

/** What a condition may look at. */
export interface ConditionScope {
  fields: ReadonlyMap<string, Field>;
  /** The field the condition belongs to, which it cannot look at itself. */
  self?: string;
  streams?: readonly string[] | undefined;
}

/** What a condition's schema cannot see: that its fields exist and can be compared in this way. */
export function checkCondition(condition: Condition, path: Path, scope: ConditionScope): Finding[] {
  if (depthOf(condition) > DEEPEST_CONDITION)
    return [
      finding(
        'too-deep',
        path,
        `This condition is nested more than ${DEEPEST_CONDITION} levels deep.`,
        'Say it more simply, or over a field that sums it up.',
      ),
    ];
  return check(condition, path, scope);
}

function check(condition: Condition, path: Path, scope: ConditionScope): Finding[] {
  if ('all' in condition && condition.all)
    return condition.all.flatMap((part, at) => check(part, [...path, 'all', at], scope));
  if ('any' in condition && condition.any)
    return condition.any.flatMap((part, at) => check(part, [...path, 'any', at], scope));
  if ('not' in condition && condition.not) return check(condition.not, [...path, 'not'], scope);
  if ('streamIn' in condition && condition.streamIn) {
    const { streams } = scope;
    return streams
      ? condition.streamIn.flatMap((stream, at) =>
          streams.includes(stream) ? [] : [missing('stream', stream, [...path, 'streamIn', at], streams)],
        )
      : [];
  }
  return 'field' in condition ? checkComparison(condition, path, scope) : [];
}

function checkComparison(
  condition: Extract<Condition, { field: string }>,
  path: Path,
  { fields, self }: ConditionScope,
): Finding[] {
  const field = fields.get(condition.field);
  if (condition.field === self)
    return [
      finding(
        'condition-on-itself',
        [...path, 'field'],
        'A field cannot depend on its own answer.',
        'Name the field it depends on.',
      ),
    ];
  if (!field) return [missing('field', condition.field, [...path, 'field'], [...fields.keys()])];
  const compared: [string, Comparable, Path][] = [];
  if ('is' in condition && condition.is !== undefined) compared.push(['is', condition.is, [...path, 'is']]);
  if ('isNot' in condition && condition.isNot !== undefined) compared.push(['is', condition.isNot, [...path, 'isNot']]);
  if ('in' in condition && condition.in)
    condition.in.forEach((value, at) => compared.push(['is', value, [...path, 'in', at]]));
  if ('atLeast' in condition && condition.atLeast !== undefined)
    compared.push(['bound', condition.atLeast, [...path, 'atLeast']]);
  if ('atMost' in condition && condition.atMost !== undefined)
    compared.push(['bound', condition.atMost, [...path, 'atMost']]);
  return compared.flatMap(([how, value, where]) => (how === 'is' ? equality : bound)(field, value, where));
}

function equality(field: Field, value: Comparable, path: Path): Finding[] {
  switch (field.kind) {
    case 'choice': {
      const options = field.options.map(({ id }) => id);
      return options.includes(String(value)) && typeof value === 'string'
        ? []
        : [missing('option', String(value), path, options)];
    }
    case 'consent':
      return typeof value === 'boolean' ? [] : [cannot(field, value, path, 'Compare a consent with true or false.')];
    case 'number':
    case 'money':
      return typeof value === 'number' ? [] : [cannot(field, value, path, 'Compare it with a number, without quotes.')];
    case 'date':
      return typeof value === 'string' && isDate(value) ? [] : [notADate(field, value, path)];
    case 'text':
    case 'url':
    case 'video':
      return typeof value === 'string' && !(field.kind === 'text' && field.languages)
        ? []
        : [cannot(field, value, path, 'Ask only whether it is `answered`.')];
    default:
      return [cannot(field, value, path, 'Ask whether it is `answered`, or count it with `atLeast` or `atMost`.')];
  }
}

function bound(field: Field, value: Comparable, path: Path): Finding[] {
  switch (field.kind) {
    case 'date':
      return typeof value === 'string' && isDate(value) ? [] : [notADate(field, value, path)];
    case 'number':
    case 'money':
    case 'table':
    case 'members':
    case 'file':
      return typeof value === 'number' ? [] : [cannot(field, value, path, 'Compare it with a number, without quotes.')];
    case 'choice':
      if (field.multiple && typeof value === 'number') return [];
      return [cannot(field, value, path, 'Use `is` or `in` with the id of an option.')];
    default:
      return [cannot(field, value, path, 'Ask only whether it is `answered`.')];
  }
}

function notADate(field: Field, value: Comparable, path: Path): Finding {
  return cannot(field, value, path, "Compare it with a date in quotes, such as '2023-06-28'.");
}

function cannot(field: Field, value: Comparable, path: Path, advice: string): Finding {
  const message = `The answer to \`${field.id}\` (${field.kind}) is never compared with \`${String(value)}\`.`;
  return finding('cannot-compare', path, message, advice);
}
