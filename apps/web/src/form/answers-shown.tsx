import type { Field, FileAnswer, Form } from '@podium/programmes/answers';
import { textIn, useLocale, useWords, type Locale, type Text } from '@podium/ui';
import type { Answers } from './answers.js';
import { OpenFile } from './files-here.js';
import css from './form.module.css';
import { formWords } from './form.words.js';

/** Answers as people read them, in the order of the form; also those to questions that are not asked any more. */
export function AnswersShown({ form, answers }: { form: Form; answers: Answers }) {
  const say = useWords(formWords);
  const lang = useLocale();
  const asked = new Set(form.fields.map(({ id }) => id));
  const left = Object.keys(answers).filter((id) => !asked.has(id));
  return (
    <dl className={css.answers}>
      {form.fields.map((field) => (
        <div key={field.id}>
          <dt>{textIn(lang, field.label)?.text ?? field.id}</dt>
          <dd>
            {field.kind === 'file' && answers[field.id] !== undefined ? (
              <Files answer={answers[field.id]} />
            ) : (
              (sayAnswer(field, answers[field.id], lang) ?? say('noAnswer'))
            )}
          </dd>
        </div>
      ))}
      {left.map((id) => (
        <div key={id}>
          <dt>{id}</dt>
          <dd>{sayPlain(answers[id])}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Files of an answer, each with what opens it. */
function Files({ answer }: { answer: unknown }) {
  const files = (Array.isArray(answer) ? answer : [answer]) as FileAnswer[];
  return (
    <ul>
      {files.map(({ id, name }) => (
        <li key={id}>
          <OpenFile id={id} name={name} />
        </li>
      ))}
    </ul>
  );
}

type Asked = Pick<Field, 'id' | 'kind'> & {
  options?: readonly { id: string; label: Text }[];
  columns?: readonly (Asked & { label: Text })[] | undefined;
  unit?: Text | undefined;
};

/** One answer in words; undefined when there is none. */
export function sayAnswer(field: Field, value: unknown, lang: Locale): string | undefined {
  return sayOf(field as Asked, value, lang);
}

function sayOf(asked: Asked, value: unknown, lang: Locale): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const record = typeof value === 'object' ? (value as Record<string, unknown>) : {};
  switch (asked.kind) {
    case 'choice': {
      const chosen = Array.isArray(value) ? (value as unknown[]) : [value];
      return chosen
        .map((id) => textIn(lang, asked.options?.find((option) => option.id === id)?.label)?.text ?? String(id))
        .join(' · ');
    }
    case 'money':
      return typeof record['cents'] === 'number'
        ? `${String(record['currency'])} ${(record['cents'] / 100).toLocaleString('en')}`
        : undefined;
    case 'file':
      return (Array.isArray(value) ? (value as { name?: string }[]) : [record])
        .map(({ name }) => String(name))
        .join('\n');
    case 'consent':
      return record['accepted'] === true || value === true ? '✓' : undefined;
    case 'name':
      return sayName(record);
    case 'members':
    case 'table':
      return (Array.isArray(value) ? (value as Record<string, unknown>[]) : [])
        .map((row) => sayRow(asked, row, lang))
        .join('\n');
    case 'video':
      return typeof value === 'string'
        ? value
        : [record['url'], record['seconds'] && `${String(record['seconds'])} s`].filter(Boolean).join(' · ');
    default:
      return sayPlain(value);
  }
}

function sayRow({ columns = [] }: Asked, row: Record<string, unknown>, lang: Locale): string {
  const cells = columns.map((column) => sayOf(column, row[column.id], lang)).filter((each) => each !== undefined);
  const name = row['name'] === undefined ? [] : [sayName(row['name'] as Record<string, unknown>)];
  return [...name, ...cells].join(' · ');
}

function sayName(name: Record<string, unknown>): string {
  return [name['familyName'], name['givenName'], name['otherName'], name['nameZh']].filter(Boolean).join(' ');
}

function sayPlain(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value).filter(Boolean).map(String).join('\n');
}
