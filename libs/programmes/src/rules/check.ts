import { checkCondition } from '../forms/check-condition.js';
import { finding, missing, twice } from '../forms/findings.js';
import type { Field, Form } from '../forms/form.js';
import type { Finding, Path } from '../mistake.js';
import type { FieldUse, RuleKind } from './rule-kind.js';
import type { Rule } from './rule.js';
import { ruleKinds } from './table.js';

/** What rules may refer to outside the form. What is left out is not checked. */
export interface RuleSurroundings {
  milestones?: readonly string[];
  streams?: readonly string[];
  categories?: readonly string[];
  /** Codes of awards, of this and earlier editions. */
  awards?: readonly string[];
}

const kinds = new Map<string, RuleKind>(ruleKinds.map((kind) => [kind.kind, kind as unknown as RuleKind]));

/**
 * Rules that cannot be evaluated over a form: over a missing field or column, over a field of another kind, waiting for an
 * option that nobody can choose. Paths start at the list of rules: `[2, 'members']`.
 */
export function checkRules(rules: readonly Rule[], form: Form, surroundings: RuleSurroundings = {}): Finding[] {
  const fields = new Map(form.fields.map((field) => [field.id, field]));
  return [
    ...twice(rules, [], 'rule'),
    ...rules.flatMap((rule, at) => [
      ...(kinds.get(rule.kind)?.uses(rule) ?? []).flatMap((use) => checkUse(use, [at], fields)),
      ...(rule.when ? checkCondition(rule.when, [at, 'when'], { fields, streams: surroundings.streams }) : []),
      ...checkCodes(rule, at, surroundings),
    ]),
  ].filter(isNew());
}

function checkUse(
  { at, field: id, kinds: allowed, column, options }: FieldUse,
  rule: Path,
  fields: ReadonlyMap<string, Field>,
): Finding[] {
  const field = fields.get(id);
  const path = [...rule, ...at];
  if (!field) return [missing('field', id, path, [...fields.keys()])];
  if (!allowed.includes(field.kind)) return [otherKind(id, field.kind, allowed, path)];
  if (!column) return checkOptions(field, options, rule);
  const columns = 'columns' in field ? (field.columns ?? []) : [];
  const found = columns.find((one) => one.id === column.id);
  const columnPath = [...rule, ...column.at];
  if (!found)
    return [
      missing(
        'column',
        column.id,
        columnPath,
        columns.map((one) => one.id),
      ),
    ];
  if (!column.kinds.includes(found.kind)) return [otherKind(column.id, found.kind, column.kinds, columnPath)];
  return checkOptions(found, options, rule);
}

function checkOptions(field: { kind: string }, options: FieldUse['options'], rule: Path): Finding[] {
  const known =
    field.kind === 'consent'
      ? ['yes', 'no']
      : 'options' in field
        ? (field.options as { id: string }[]).map(({ id }) => id)
        : undefined;
  if (!options || !known) return [];
  return options.ids.flatMap((id, at) =>
    known.includes(id) ? [] : [missing('option', id, [...rule, ...options.at, at], known)],
  );
}

function checkCodes(rule: Rule, at: number, { streams, categories, awards, milestones }: RuleSurroundings): Finding[] {
  const codes = (what: string, ids: readonly string[] | undefined, path: Path, known: readonly string[] | undefined) =>
    ids && known
      ? ids.flatMap((id, place) => (known.includes(id) ? [] : [missing(what, id, [at, ...path, place], known)]))
      : [];
  const findings = codes('stream', rule.streams, ['streams'], streams);
  switch (rule.kind) {
    case 'one-stream-only':
      return [...findings, ...codes('category', rule.exceptCategories, ['exceptCategories'], categories)];
    case 'past-award':
      return [...findings, ...codes('award', rule.awards, ['awards'], awards)];
    case 'age-and-school':
      return [...findings, ...codes('stream', rule.jointStreams, ['jointStreams'], streams)];
    case 'company-age':
      return rule.at === undefined || !milestones || milestones.includes(rule.at)
        ? findings
        : [...findings, missing('milestone', rule.at, [at, 'at'], milestones)];
    case 'team-size':
      return [...findings, ...sizes(rule, at)];
    case 'registered-or-resident':
      return rule.registration === undefined && rule.resident === undefined
        ? [
            ...findings,
            finding('asks-nothing', [at], 'This rule looks at no field.', 'Name `registration`, `resident` or both.'),
          ]
        : findings;
    default:
      return findings;
  }
}

function sizes(rule: Extract<Rule, { kind: 'team-size' }>, at: number): Finding[] {
  const all: [Path, { min?: number | undefined; max?: number | undefined }][] = [
    [[at], rule],
    ...Object.entries(rule.byStream ?? {}).map(([stream, size]): [Path, typeof size] => [
      [at, 'byStream', stream],
      size,
    ]),
  ];
  return all
    .filter(([, { min = 1, max = 4 }]) => min > max)
    .map(([path]) =>
      finding(
        'bounds-crossed',
        [...path, 'max'],
        'The largest team is smaller than the smallest.',
        'Exchange or correct them.',
      ),
    );
}

function otherKind(id: string, kind: string, allowed: readonly string[], path: Path): Finding {
  return finding(
    'other-kind',
    path,
    `\`${id}\` is a field of kind ${kind}; this rule reads ${allowed.join(' or ')}.`,
    'Name another field, or change its kind.',
  );
}

/** Several settings may name one field; its mistake is told once. */
function isNew(): (one: Finding) => boolean {
  const seen = new Set<string>();
  return ({ code, path }) => {
    const key = JSON.stringify([code, path]);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
}
