import { createHash } from 'node:crypto';
import type { CastEntry, FormField } from './cast.js';

type Condition = Record<string, unknown>;

/** Fills any form as a careful entrant would: every visible field that is asked for, within its limits. */
export function answersFor(fields: FormField[], entry: CastEntry): Record<string, unknown> {
  const answers: Record<string, unknown> = {};
  // Visibility looks at other answers, so two passes: those always visible first.
  for (const pass of ['always', 'conditional'] as const) {
    for (const field of fields) {
      const condition = field['visible'] as Condition | undefined;
      if ((pass === 'always') !== (condition === undefined)) continue;
      if (condition && !holds(condition, answers, entry.streamCode)) continue;
      const value = answerTo(field, entry);
      if (value !== undefined) answers[field.id] = value;
    }
  }
  return answers;
}

function holds(condition: Condition, answers: Record<string, unknown>, stream: string): boolean {
  if (Array.isArray(condition['all']))
    return (condition['all'] as Condition[]).every((each) => holds(each, answers, stream));
  if (Array.isArray(condition['any']))
    return (condition['any'] as Condition[]).some((each) => holds(each, answers, stream));
  if (condition['not']) return !holds(condition['not'] as Condition, answers, stream);
  if (Array.isArray(condition['streamIn'])) return (condition['streamIn'] as string[]).includes(stream);
  const given = answers[String(condition['field'])];
  if ('is' in condition) return given === condition['is'];
  if ('isNot' in condition) return given !== condition['isNot'];
  if (Array.isArray(condition['in'])) return (condition['in'] as unknown[]).includes(given);
  if ('answered' in condition) return (given !== undefined) === condition['answered'];
  return false;
}

function answerTo(field: FormField, entry: CastEntry): unknown {
  const optional = field['required'] === undefined || field['required'] === false;
  switch (field.kind) {
    case 'text':
      return textAnswer(field, entry);
    case 'choice': {
      const options = (field['options'] as { id: string }[]).map(({ id }) => id);
      // Questions that open others are answered with the plain case.
      const chosen = options.includes('no') ? 'no' : (options[0] as string);
      return field['several'] === true || field['multiple'] === true ? [chosen] : chosen;
    }
    case 'number':
      return (field['min'] as number | undefined) ?? 1;
    case 'money':
      return { cents: 100_000, currency: 'HKD' };
    case 'date':
      // Whoever will be refused has been in operation since yesterday.
      return entry.fate === 'refused' ? yesterday() : ((field['min'] as string | undefined) ?? '2022-09-01');
    case 'url':
      return 'https://example.org/project';
    case 'video':
      return optional ? undefined : { url: 'https://www.youtube.com/watch?v=podium', seconds: 60 };
    case 'file':
      return optional ? undefined : [fileAnswer(field, entry)];
    case 'name':
      return { familyName: 'Chan', givenName: 'Tai Man', nameZh: '陳大文' };
    case 'members':
      return [{ name: { familyName: 'Chan', givenName: 'Tai Man' }, leader: true, ...cells(field, entry) }];
    case 'table':
      return [cells(field, entry)];
    case 'consent':
      return optional ? undefined : { accepted: true, version: field['version'], language: 'en' };
    default:
      throw new Error(`the season does not know how to answer a field of kind ${field.kind}`);
  }
}

function cells(field: FormField, entry: CastEntry): Record<string, unknown> {
  const columns = (field['columns'] as FormField[] | undefined) ?? [];
  return Object.fromEntries(
    columns.filter((column) => column['required'] === true).map((column) => [column.id, answerTo(column, entry)]),
  );
}

function textAnswer(field: FormField, entry: CastEntry): unknown {
  switch (field['format']) {
    case 'email':
      return entry.leaderEmail;
    case 'phone':
      return '+85221234567';
    case 'business-registration':
      return '12345678';
    case 'economy':
      return 'Hong Kong, China';
  }
  const languages = field['languages'] as
    Record<string, { min?: number; max?: number; optional?: boolean }> | undefined;
  if (!languages) return sized(entry.title.en, field['min'] as number | undefined, field['max'] as number | undefined);
  return Object.fromEntries(
    Object.entries(languages)
      .filter(([, limits]) => limits.optional !== true)
      .map(([language, { min, max }]) => [
        language,
        sized(language === 'en' ? entry.title.en : entry.title.zhHant, min, max),
      ]),
  );
}

/** Text of an allowed length that begins with what it is about. */
function sized(text: string, min = 1, max = 2_000): string {
  let whole = text;
  while ([...whole].length < min) whole = `${whole} ${text}`;
  return [...whole].slice(0, max).join('').trimEnd();
}

function fileAnswer(field: FormField, entry: CastEntry): unknown {
  const [type] = (field['types'] as string[] | undefined) ?? ['pdf'];
  const sha256 = createHash('sha256').update(`${entry.leaderEmail} ${field.id}`).digest('hex');
  return { id: sha256.slice(0, 32), name: `${field.id}.${type}`, type, bytes: 120_000, pages: 6, sha256 };
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
