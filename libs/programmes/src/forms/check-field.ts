import type { Finding, Path } from '../mistake.js';
import { finding, missing, twice } from './findings.js';
import type { Column } from './field-kinds.js';
import type { Field } from './form.js';

type Bounds = [least: string, most: string];

/** Settings of one field that contradict each other. */
export function checkField(field: Field, path: Path, streams: readonly string[] | undefined): Finding[] {
  const findings = checkSettings(field, path);
  if (field.personal && field.public)
    findings.push(
      finding(
        'personal-and-public',
        [...path, 'public'],
        `\`${field.id}\` is personal data and public at once.`,
        'Take off `public`: personal data is never part of a public view.',
      ),
    );
  if (field.kind === 'text' && field.languages) {
    if (Object.keys(field.languages).length === 0)
      findings.push(
        finding('no-language', [...path, 'languages'], 'No language is named.', 'Name at least one, or leave it out.'),
      );
    for (const [language, limits] of Object.entries(field.languages))
      if (limits) findings.push(...ordered(limits, [...path, 'languages', language], ['min', 'max']));
    for (const key of ['format', 'min', 'max'] as const)
      if (field[key] !== undefined && field[key] !== 'plain')
        findings.push(
          finding(
            'beside-languages',
            [...path, key],
            `\`${key}\` stands beside \`languages\` and would be ignored.`,
            key === 'format' ? 'Take one of the two off.' : 'Write it for each language.',
          ),
        );
  }
  if (field.kind === 'table' || field.kind === 'members')
    findings.push(...checkColumns(field.columns ?? [], [...path, 'columns'], field.kind));
  if (streams && field.kind === 'file')
    findings.push(...known(field.maxPagesByStream, 'maxPagesByStream', path, streams));
  if (streams && field.kind === 'video')
    findings.push(...known(field.maxSecondsByStream, 'maxSecondsByStream', path, streams));
  return findings;
}

function checkColumns(columns: readonly Column[], path: Path, kind: 'table' | 'members'): Finding[] {
  const findings = twice(columns, path, 'column');
  for (const [at, column] of columns.entries()) {
    findings.push(...checkSettings(column, [...path, at]));
    if (kind === 'members' && (column.id === 'name' || column.id === 'leader'))
      findings.push(
        finding(
          'column-taken',
          [...path, at, 'id'],
          `Every member list asks \`${column.id}\` by itself.`,
          'Leave this column out.',
        ),
      );
  }
  return findings;
}

const BOUNDS: Partial<Record<Field['kind'], Bounds>> = {
  text: ['min', 'max'],
  choice: ['min', 'max'],
  number: ['min', 'max'],
  money: ['minCents', 'maxCents'],
  date: ['earliest', 'latest'],
  file: ['minFiles', 'maxFiles'],
  table: ['minRows', 'maxRows'],
  members: ['min', 'max'],
};

function checkSettings(field: Field | Column, path: Path): Finding[] {
  const bounds = BOUNDS[field.kind];
  const findings = bounds ? ordered(field, path, bounds) : [];
  if (field.kind !== 'choice') return findings;
  findings.push(...twice(field.options, [...path, 'options'], 'option'));
  // A column is always a choice of one and counts nothing.
  const counted = field as { multiple?: boolean; min?: number; max?: number };
  if (!counted.multiple && (counted.min !== undefined || counted.max !== undefined))
    findings.push(
      finding(
        'not-multiple',
        path,
        'Options are counted, but only one can be chosen.',
        'Add `multiple: true`, or take `min` and `max` off.',
      ),
    );
  if (counted.min !== undefined && counted.min > field.options.length)
    findings.push(
      finding(
        'too-few-options',
        [...path, 'min'],
        `At least ${counted.min} must be chosen of ${field.options.length}.`,
        'Lower `min`, or add options.',
      ),
    );
  return findings;
}

function ordered(holder: object, path: Path, [least, most]: Bounds): Finding[] {
  const low = (holder as Record<string, unknown>)[least];
  const high = (holder as Record<string, unknown>)[most];
  if (low === undefined || high === undefined || (low as number) <= (high as number)) return [];
  return [
    finding(
      'bounds-crossed',
      [...path, most],
      `\`${most}\` (${String(high)}) is below \`${least}\` (${String(low)}).`,
      'Exchange or correct them: no answer could fit.',
    ),
  ];
}

function known(
  limits: Record<string, number> | undefined,
  key: string,
  path: Path,
  streams: readonly string[],
): Finding[] {
  return Object.keys(limits ?? {})
    .filter((stream) => !streams.includes(stream))
    .map((stream) => missing('stream', stream, [...path, key, stream], streams));
}
