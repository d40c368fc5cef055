import type { z } from 'zod';
import type { Finding, Path } from '../mistake.js';
import { FORMAT } from '../upgrade/upgrade.js';
import { knownKeys } from './known-keys.js';
import { adviseOneOf, kindOf, nearestTo, quoted, sentence, show } from './wording.js';

export { nearestTo } from './wording.js';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

/** A finding that knows which key was probably meant. */
type Explained = Finding & { meant?: Path };

/** What the schema refuses, in the words of the person who wrote the file. */
export function explain(
  issues: readonly Issue[],
  schema: z.ZodType,
  value: unknown,
  written: (path: Path) => string | undefined = () => undefined,
): Finding[] {
  const explainer = new Explainer(schema, value, written);
  const findings = issues.flatMap((issue) => explainer.explain(issue, []));
  // A key written wrongly is also missing under its right name; that is one mistake, not two.
  const meant = new Set(findings.flatMap((one) => (one.meant ? [JSON.stringify(one.meant)] : [])));
  return findings
    .filter(({ code, path }) => code !== 'missing' || !meant.has(JSON.stringify(path)))
    .map(({ meant: _, ...found }) => found);
}

class Explainer {
  constructor(
    private readonly schema: z.ZodType,
    private readonly value: unknown,
    private readonly written: (path: Path) => string | undefined,
  ) {}

  explain(issue: Issue, prefix: Path): Explained[] {
    const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
    switch (issue.code) {
      case 'unrecognized_keys':
        return this.unknownKeys(issue.keys, path);
      case 'invalid_union':
        return issue.errors.length === 0 ? [this.unknownVariant(issue, path)] : this.closest(issue, path);
      case 'invalid_key': {
        const message = `This key ${issue.issues[0]?.message ?? 'cannot be used'}.`;
        return [finding('bad-key', path, message, 'Rename it.', 'key')];
      }
      case 'invalid_type':
        return [this.wrongKind(issue, path)];
      case 'invalid_value': {
        const given = this.at(path);
        if (given === undefined) return [missing(path)];
        return [finding('not-allowed', path, `${show(given)} cannot stand here.`, adviseOneOf(given, issue.values))];
      }
      case 'custom': {
        const advice: unknown = issue.params?.['advice'];
        const what = typeof advice === 'string' ? sentence(advice) : 'Change it so that it fits.';
        return [finding('not-allowed', path, sentence(issue.message, path), what)];
      }
      default:
        return [finding('not-allowed', path, sentence(issue.message, path), 'Change the value so that it fits.')];
    }
  }

  private unknownKeys(keys: readonly string[], path: Path): Explained[] {
    const known = knownKeys(this.schema, path, this.value);
    return keys.map((key) => {
      const nearest = nearestTo(key, known);
      const listed = known.length > 0 ? `Known here: ${quoted(known)}.` : 'Leave it out.';
      const advice = nearest === undefined ? listed : `Did you mean \`${nearest}\`?`;
      const found = finding('unknown-key', [...path, key], `\`${key}\` is not known here.`, advice, 'key');
      return nearest === undefined ? found : { ...found, meant: [...path, nearest] };
    });
  }

  /** A `kind:` or `name:` that decides which other keys there are, and is none of those known. */
  private unknownVariant(issue: IssueOf<'invalid_union'>, path: Path): Finding {
    const given = this.at(path);
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
    if (given === undefined) return missing(path);
    return finding('not-allowed', path, `${show(given)} cannot stand here.`, adviseOneOf(given, options));
  }

  /** Of the shapes a value may have, the one it comes closest to says what is wrong. */
  private closest(issue: IssueOf<'invalid_union'>, path: Path): Explained[] {
    const given = this.at(path);
    if (given === undefined) return [missing(path)];
    const isOtherKind = (issues: readonly Issue[]) =>
      issues.every(
        ({ code, path: below }) => below.length === 0 && (code === 'invalid_type' || code === 'invalid_value'),
      );
    const fitting = issue.errors.filter((issues) => !isOtherKind(issues)).sort((a, b) => a.length - b.length);
    if (fitting[0]) return fitting[0].flatMap((one) => this.explain(one, path));
    const keys = knownKeys(this.schema, path, this.value);
    const kinds = issue.errors.flatMap((issues) =>
      issues.map((one) =>
        one.code === 'invalid_type'
          ? kindOf(one.expected, keys)
          : one.code === 'invalid_value'
            ? quoted(one.values)
            : '',
      ),
    );
    const advice = `Write ${[...new Set(kinds)].join(' or ')}.`;
    return [finding('wrong-kind', path, `${show(given)} cannot stand here.`, advice)];
  }

  private wrongKind(issue: IssueOf<'invalid_type'>, path: Path): Finding {
    const given = this.at(path);
    if (given === undefined) return missing(path);
    const kind = kindOf(issue.expected, knownKeys(this.schema, path, this.value));
    if (given === null && path.length === 0) {
      const advice = `Begin with \`format: ${FORMAT}\`; the guide leads through the rest.`;
      return finding('empty', path, 'The file is empty.', advice);
    }
    if (given === null) {
      const message = `\`${String(path.at(-1))}\` is empty.`;
      return finding('empty', path, message, `Write ${kind}, or leave the key out.`);
    }
    const wanted = kindOf(issue.expected);
    return finding(
      'wrong-kind',
      path,
      `${show(this.written(path) ?? given)} stands where ${wanted} belongs.`,
      quoting(issue.expected, this.written(path) ?? given, kind, typeof given),
    );
  }

  private at(path: Path): unknown {
    let at = this.value;
    for (const part of path) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
      at = (at as Record<string | number, unknown>)[part];
    }
    return at;
  }
}

/** Text that looks like a number, or a number that was put in quotes. */
function quoting(expected: string, given: unknown, kind: string, kindGiven: string): string {
  if (expected === 'string' && (kindGiven === 'number' || kindGiven === 'boolean')) {
    return `Put it in quotes: '${String(given)}'.`;
  }
  const isQuotedNumber = typeof given === 'string' && given.trim() !== '' && Number.isFinite(Number(given));
  if ((expected === 'number' || expected === 'int') && isQuotedNumber) return `Write it without quotes: ${given}.`;
  return `Write ${kind}.`;
}

const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', zhHant: 'Traditional Chinese' };

function missing(path: Path): Finding {
  const key = String(path.at(-1) ?? '');
  const language = Object.hasOwn(LANGUAGES, key) ? LANGUAGES[key] : undefined;
  if (language === undefined) return finding('missing', path, `\`${key}\` is missing.`, `Add \`${key}:\` here.`);
  const advice = `Add \`${key}:\`; English and Traditional Chinese are both required.`;
  return finding('text-missing', path, `The ${language} text is missing.`, advice);
}

function finding(code: string, path: Path, message: string, advice: string, at: 'key' | 'value' = 'value'): Finding {
  return { code, path, message, advice, at };
}
