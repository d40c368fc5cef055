import { compileForm, type CompiledForm, type Field, type Form } from '@podium/programmes';
import type { CastEntry } from './cast.js';
import { sampleFor } from './sample-files.js';

/** A field of a form, or a column of one of its tables, whose settings are looked at by name. */
type Asked = { id: string; kind: string; [setting: string]: unknown };

const compiled = new WeakMap<Form, CompiledForm>();

/**
 * Fills any form as a careful entrant would: every visible field that is asked for, within its limits.
 * @throws {Error} when the form does not take what was filled in: then the season does not know a setting of it
 */
export function answersFor(form: Form, entry: CastEntry): Record<string, unknown> {
  const ready = compiled.get(form) ?? compileForm(form);
  compiled.set(form, ready);
  const answers: Record<string, unknown> = {};
  const evaluate = () => ready.evaluate(answers, { now: new Date(0), milestones: {}, stream: entry.streamCode });
  // What is visible looks at other answers, so the form is walked until nothing new appears.
  const asked = new Set<string>();
  for (let found = true; found;) {
    found = false;
    for (const { id, visible } of evaluate().fields) {
      if (!visible || asked.has(id)) continue;
      asked.add(id);
      found = true;
      const value = answerTo(form.fields.find((field) => field.id === id) as Field as Asked, entry);
      if (value !== undefined) answers[id] = value;
    }
  }
  const [problem] = evaluate().blocking;
  if (problem) throw new Error(`the season filled in ${problem.path.join('.')} wrongly: ${problem.text.en}`);
  // In the order of the form, as a person would.
  return Object.fromEntries(form.fields.flatMap(({ id }) => (id in answers ? [[id, answers[id]]] : [])));
}

function answerTo(field: Asked, entry: CastEntry): unknown {
  const optional = field['required'] === undefined || field['required'] === false;
  switch (field.kind) {
    case 'text':
      return textAnswer(field, entry);
    case 'choice': {
      const options = (field['options'] as { id: string }[]).map(({ id }) => id);
      // Questions that open others are answered with the plain case.
      const chosen = options.includes('no') ? 'no' : (options[0] as string);
      if (field['multiple'] !== true) return chosen;
      const others = options.filter((option) => option !== chosen);
      return [chosen, ...others.slice(0, numberOr(field['min'], 1) - 1)];
    }
    case 'number':
      return Math.min(numberOr(field['min'], 1), numberOr(field['max'], Infinity));
    case 'money':
      return {
        cents: Math.max(100_000, numberOr(field['minCents'], 0)),
        currency: (field['currencies'] as string[])[0],
      };
    case 'date':
      // Whoever will be refused has been in operation since yesterday.
      return entry.fate === 'refused' && field['latest'] === undefined ? yesterday() : dateWithin(field);
    case 'url':
      return `https://${(field['hosts'] as string[] | undefined)?.[0] ?? 'example.org'}/project`;
    case 'video':
      return optional ? undefined : { url: 'https://www.youtube.com/watch?v=podium', seconds: 60 };
    case 'file':
      return optional ? undefined : rows(numberOr(field['minFiles'], 1), () => fileAnswer(field, entry));
    case 'name':
      return { familyName: 'Chan', givenName: 'Tai Man', nameZh: '陳大文' };
    case 'members':
      return rows(numberOr(field['min'], 1), (at) => ({
        name: { familyName: 'Chan', givenName: at === 0 ? 'Tai Man' : `Tai Man ${at + 1}` },
        leader: at === 0,
        ...cells(field, entry),
      }));
    case 'table':
      return rows(numberOr(field['minRows'], 1), () => cells(field, entry));
    case 'consent':
      return optional ? undefined : { accepted: true, version: field['version'], language: 'en' };
    default:
      throw new Error(`the season does not know how to answer a field of kind ${field.kind}`);
  }
}

function cells(field: Asked, entry: CastEntry): Record<string, unknown> {
  const columns = (field['columns'] as Asked[] | undefined) ?? [];
  return Object.fromEntries(
    columns.filter((column) => column['required'] === true).map((column) => [column.id, answerTo(column, entry)]),
  );
}

function textAnswer(field: Asked, entry: CastEntry): unknown {
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

/** A file as it will be found to be once it was uploaded; see `withPapers`. */
function fileAnswer(field: Asked, entry: CastEntry): unknown {
  const { type, bytes, pages } = sampleFor(field['types'] as string[]);
  return { id: `${entry.leaderEmail} ${field.id}`, name: `${field.id}.${type}`, type, bytes: bytes.length, pages };
}

const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
const rows = <Row>(count: number, row: (at: number) => Row): Row[] =>
  Array.from({ length: Math.max(1, count) }, (_, at) => row(at));

function dateWithin({ earliest, latest }: Asked): string {
  const usual = '2022-09-01';
  if (typeof earliest === 'string' && usual < earliest) return earliest;
  return typeof latest === 'string' && usual > latest ? latest : usual;
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
