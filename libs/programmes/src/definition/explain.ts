import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import type { Finding, Path } from '../mistake.js';
import { knownKeys } from './known-keys.js';

type Issue = z.core.$ZodIssue;

/** What the schema refuses, in the words of the person who wrote the file. */
export function explain(issues: readonly Issue[], schema: z.ZodType, value: unknown): Finding[] {
  const findings = issues.flatMap((issue) => explainOne(issue, [], schema, value));
  // A key written wrongly is also missing under its right name; that is one mistake, not two.
  const meant = new Set(findings.flatMap((one) => (one.meant ? [JSON.stringify(one.meant)] : [])));
  return findings
    .filter(({ code, path }) => code !== 'missing' || !meant.has(JSON.stringify(path)))
    .map(({ meant: _, ...found }) => found);
}

/** A finding that knows which key was probably meant. */
type Explained = Finding & { meant?: Path };

function explainOne(issue: Issue, prefix: Path, schema: z.ZodType, value: unknown): Explained[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, schema, value));
    case 'invalid_union':
      return closest(issue, path, schema, value);
    case 'invalid_key':
      return [
        finding('bad-key', path, `This key ${issue.issues[0]?.message ?? 'cannot be used'}.`, 'Rename it.', 'key'),
      ];
    case 'invalid_type':
      return [wrongType(issue, path, value)];
    case 'invalid_value': {
      const allowed = issue.values.map((one) => `\`${String(one)}\``).join(', ');
      const given = valueAt(value, path);
      return [
        given === undefined
          ? missing(path)
          : finding(
              'not-allowed',
              path,
              `${show(given)} cannot stand here.`,
              `Write ${issue.values.length === 1 ? '' : 'one of '}${allowed}.`,
            ),
      ];
    }
    case 'custom': {
      const advice =
        typeof issue.params?.['advice'] === 'string' ? issue.params['advice'] : 'Change it so that it fits.';
      return [finding('not-allowed', path, sentence(issue.message, path), sentence(advice))];
    }
    case 'too_small':
    case 'too_big':
    case 'invalid_format':
    case 'not_multiple_of':
      return [finding('not-allowed', path, sentence(issue.message, path), 'Change the value so that it fits.')];
    default:
      return [finding('not-allowed', path, sentence(issue.message, path), 'Change the value so that it fits.')];
  }
}

function unknownKey(key: string, path: Path, schema: z.ZodType, value: unknown): Explained {
  const known = knownKeys(schema, path, value);
  const nearest = nearestTo(key, known);
  const advice = nearest
    ? `Did you mean \`${nearest}\`?`
    : known.length > 0
      ? `Known here: ${known.map((one) => `\`${one}\``).join(', ')}.`
      : 'Leave it out.';
  const found = finding('unknown-key', [...path, key], `\`${key}\` is not known here.`, advice, 'key');
  return nearest ? { ...found, meant: [...path, nearest] } : found;
}

/** The known word closest to one that is not known; undefined when none is close enough to be meant. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps || (a.candidate < b.candidate ? -1 : 1));
  const best = ranked[0];
  return best && best.steps <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Of the shapes a value may have, the one it comes closest to says what is wrong. */
function closest(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  schema: z.ZodType,
  value: unknown,
): Finding[] {
  if (issue.errors.length === 0) {
    const given = valueAt(value, path);
    const discriminator = 'discriminator' in issue ? String(issue.discriminator) : undefined;
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    if (given === undefined || (discriminator !== undefined && path.at(-1) === discriminator && given === null))
      return [missing(path)];
    const nearest = typeof given === 'string' ? nearestTo(given, options) : undefined;
    const advice = nearest
      ? `Did you mean \`${nearest}\`?`
      : options.length > 0
        ? `Write one of ${options.map((one) => `\`${one}\``).join(', ')}.`
        : 'See the guide for what can stand here.';
    return [finding('not-allowed', path, `${show(given)} cannot stand here.`, advice)];
  }
  if (valueAt(value, path) === undefined) return [missing(path)];
  const depth = (issues: readonly Issue[]) => Math.max(0, ...issues.map((one) => one.path.length));
  const branches = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  const best = branches[0] ?? [];
  if (depth(best) === 0 && best.every(({ code }) => code === 'invalid_type')) {
    const kinds = issue.errors.flatMap((errors) =>
      errors.map((one) => ('expected' in one ? word(String(one.expected)) : 'a listed word')),
    );
    return [
      finding(
        'wrong-kind',
        path,
        `${show(valueAt(value, path))} cannot stand here.`,
        `Write ${[...new Set(kinds)].join(' or ')}.`,
      ),
    ];
  }
  return best.flatMap((one) => explainOne(one, path, schema, value));
}

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, path: Path, value: unknown): Finding {
  const given = valueAt(value, path);
  if (given === undefined) return missing(path);
  const expected = word(issue.expected);
  if (given === null)
    return finding(
      'empty',
      path,
      `\`${String(path.at(-1) ?? '')}\` is empty.`,
      `Write ${expected}, or leave the key out.`,
    );
  const advice =
    issue.expected === 'string' && (typeof given === 'number' || typeof given === 'boolean')
      ? `Put it in quotes: '${String(given)}'.`
      : `Write ${expected}.`;
  return finding('wrong-kind', path, `${show(given)} stands where ${expected} belongs.`, advice);
}

function missing(path: Path): Finding {
  const key = String(path.at(-1) ?? '');
  if (key === 'zhHant' || key === 'en') {
    const language = key === 'en' ? 'English' : 'Traditional Chinese';
    return finding(
      'text-missing',
      path,
      `The ${language} text is missing.`,
      `Add \`${key}:\`; English and Traditional Chinese are both required.`,
    );
  }
  return finding('missing', path, `\`${key}\` is missing.`, `Add \`${key}:\` here.`);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with `-`)',
  object: 'a group of keys',
  record: 'a group of keys',
  null: '`null`',
};
const word = (expected: string): string => KINDS[expected] ?? `\`${expected}\``;

function show(value: unknown): string {
  if (value === null) return 'An empty value';
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object') return 'A group of keys';
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function sentence(message: string, path?: Path): string {
  const key = path?.at(-1);
  const subject = key !== undefined && /^(must|is) /.test(message) ? `\`${key}\` ` : '';
  const text = `${subject}${message}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Record<string | number, unknown>)[part];
  }
  return at;
}

function finding(code: string, path: Path, message: string, advice: string, at: 'key' | 'value' = 'value'): Finding {
  return { code, path, message, advice, at };
}
