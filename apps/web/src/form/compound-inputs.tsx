import type { Column, FileAnswer, FieldOf } from '@podium/programmes/answers';
import { layout, Button, Choice, Field, FieldGroup, inputClass, textIn, useLocale, useWords } from '@podium/ui';
import { useId, type ReactNode } from 'react';
import css from './form.module.css';
import { formWords } from './form.words.js';
import { isOneControl, ValueInput, type ValueProps } from './value-input.js';

type Row = Record<string, unknown>;
const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const recordOf = (value: unknown): Row => (typeof value === 'object' && value !== null ? (value as Row) : {});
const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Without what is empty; undefined when nothing is left. */
function trimmed(row: Row): Row | undefined {
  const left = Object.entries(row).filter(([, each]) => each !== undefined && each !== '');
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

const LANGUAGES = ['en', 'zhHant', 'zhHans'] as const;
const LANG = { en: 'en', zhHant: 'zh-Hant', zhHans: 'zh-Hans' } as const;

/** A text that is asked in several languages, each with its own count. */
export function LanguagesInput({ asked, value, change, control, disabled }: ValueProps<FieldOf<'text'>>) {
  const say = useWords(formWords);
  const given = recordOf(value);
  const { languages = {} } = asked;
  return (
    <div className={css.rows}>
      {LANGUAGES.filter((language) => languages[language]).map((language) => {
        const { max, optional } = languages[language] ?? {};
        const text = textOf(given[language]);
        const Control = (max ?? 0) > 200 ? 'textarea' : 'input';
        return (
          <Field
            key={language}
            label={say(language)}
            mark={optional ? say('optional') : undefined}
            id={`${control.id}.${language}`}
            state={max === undefined ? undefined : say('notCounted', { count: [...text.trim()].length, max })}
          >
            {(own) => (
              <Control
                {...own}
                lang={LANG[language]}
                className={inputClass}
                disabled={disabled}
                value={text}
                onChange={({ target }: { target: { value: string } }) =>
                  change(trimmed({ ...given, [language]: target.value }))
                }
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}

const NAME_PARTS = ['familyName', 'givenName', 'otherName', 'nameZh'] as const;

/** One person's name in its parts: never split, never put together. */
export function NameInput({
  value,
  change,
  chinese = 'optional',
  id,
  disabled,
}: {
  value: unknown;
  change: (value: unknown) => void;
  chinese?: 'required' | 'optional' | 'none' | undefined;
  id: string;
  disabled: boolean;
}) {
  const say = useWords(formWords);
  const given = recordOf(value);
  return (
    <div className={css.parts}>
      {NAME_PARTS.filter((part) => part !== 'nameZh' || chinese !== 'none').map((part) => (
        <Field
          key={part}
          label={say(part)}
          id={`${id}.${part}`}
          mark={part === 'otherName' || (part === 'nameZh' && chinese === 'optional') ? say('optional') : undefined}
        >
          {(control) => (
            <input
              {...control}
              className={inputClass}
              disabled={disabled}
              lang={part === 'nameZh' ? 'zh-Hant' : undefined}
              value={textOf(given[part])}
              onChange={({ target }) => change(trimmed({ ...given, [part]: target.value }))}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Cell({
  column,
  row,
  change,
  id,
  disabled,
}: {
  column: Column;
  row: Row;
  change: (row: Row) => void;
  id: string;
  disabled: boolean;
}) {
  const say = useWords(formWords);
  const locale = useLocale();
  const own = `${id}.${column.id}`;
  const input = (control: { id: string; 'aria-describedby'?: string }) => (
    <ValueInput
      asked={column}
      value={row[column.id]}
      control={control}
      disabled={disabled}
      change={(value) => change({ ...row, [column.id]: value })}
    />
  );
  const shared = {
    label: textIn(locale, column.label)?.text,
    help: textIn(locale, column.help)?.text,
    mark: column.required ? undefined : say('optional'),
    id: own,
  };
  if (isOneControl(column)) return <Field {...shared}>{input}</Field>;
  return <FieldGroup {...shared}>{input({ id: own })}</FieldGroup>;
}

/** Rows of the same columns, or the people of a team. */
export function RowsInput({
  asked,
  value,
  change,
  control,
  disabled,
}: ValueProps<FieldOf<'table'> | FieldOf<'members'>>) {
  const say = useWords(formWords);
  const rows = rowsOf(value);
  const isTeam = asked.kind === 'members';
  const columns = asked.columns ?? [];
  const most = (isTeam ? asked.max : asked.maxRows) ?? 100;
  const put = (next: Row[]) => change(next.length === 0 ? undefined : next);
  const replace = (at: number, row: Row) => put(rows.map((each, place) => (place === at ? row : each)));
  return (
    <div className={css.rows}>
      {rows.map((row, at) => (
        <fieldset key={at} className={css.row}>
          <legend>{say(isTeam ? 'member' : 'row', { row: at + 1 })}</legend>
          {isTeam && (
            <NameInput
              value={row['name']}
              id={`${control.id}.${at}.name`}
              disabled={disabled}
              change={(name) => replace(at, { ...row, name })}
            />
          )}
          {isTeam && asked.leader && (
            <Choice
              type="radio"
              name={`${control.id}-leader`}
              checked={row['leader'] === true}
              disabled={disabled}
              label={say('leader')}
              onChange={() => put(rows.map((each, place) => ({ ...each, leader: place === at })))}
            />
          )}
          {columns.map((column) => (
            <Cell
              key={column.id}
              column={column}
              row={row}
              id={`${control.id}.${at}`}
              disabled={disabled}
              change={(next) => replace(at, next)}
            />
          ))}
          <div>
            <Button kind="quiet" disabled={disabled} onClick={() => put(rows.filter((_, place) => place !== at))}>
              {say('removeRow', { row: at + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {rows.length < most && (
        <div>
          <Button
            disabled={disabled}
            onClick={() => put([...rows, isTeam && asked.leader ? { leader: rows.length === 0 } : {}])}
          >
            {say(isTeam ? 'addMember' : 'addRow')}
          </Button>
        </div>
      )}
    </div>
  );
}

export function VideoInput({ value, change, control, disabled }: ValueProps<FieldOf<'video'>>) {
  const say = useWords(formWords);
  const given = typeof value === 'string' ? { url: value } : recordOf(value);
  const put = (next: Row) => change(trimmed(next));
  return (
    <div className={css.parts}>
      <Field label={say('videoUrl')} id={`${control.id}.url`}>
        {(own) => (
          <input
            {...own}
            type="url"
            className={inputClass}
            disabled={disabled}
            value={textOf(given['url'])}
            onChange={({ target }) => put({ ...given, url: target.value })}
          />
        )}
      </Field>
      <Field label={say('seconds')} id={`${control.id}.seconds`}>
        {(own) => (
          <input
            {...own}
            inputMode="numeric"
            className={inputClass}
            disabled={disabled}
            value={textOf(given['seconds'])}
            onChange={({ target }) =>
              put({ ...given, seconds: /^\d+$/.test(target.value) ? Number(target.value) : target.value })
            }
          />
        )}
      </Field>
    </div>
  );
}

export function ConsentInput({ asked, value, change, control, disabled }: ValueProps<FieldOf<'consent'>>) {
  const say = useWords(formWords);
  const locale = useLocale();
  const statement = textIn(locale, asked.statement);
  const language = statement?.lang === 'en' ? 'en' : statement?.lang === 'zh-Hans' ? 'zhHans' : 'zhHant';
  return (
    <>
      <p lang={statement?.lang} className={css.statement}>
        {statement?.text}
      </p>
      <Choice
        type="checkbox"
        id={control.id}
        disabled={disabled}
        checked={recordOf(value)['accepted'] === true}
        label={say('agree')}
        onChange={({ target }) =>
          change(
            target.checked
              ? { accepted: true, language, ...(asked.version === undefined ? {} : { version: asked.version }) }
              : undefined,
          )
        }
      />
    </>
  );
}

export function FileInput({ asked, value, change, control, disabled }: ValueProps<FieldOf<'file'>>) {
  const say = useWords(formWords);
  const helpId = useId();
  const files = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as FileAnswer[];
  const most = asked.maxFiles ?? 1;
  const put = (next: FileAnswer[]) => change(next.length === 0 ? undefined : next);
  const add = async (list: FileList | null) => {
    const added = await Promise.all([...(list ?? [])].map(stated));
    put([...files, ...added].slice(-most));
  };
  return (
    <div className={css.rows}>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.id}>
              {file.name} · {sizeOf(file.bytes)}{' '}
              <Button kind="quiet" disabled={disabled} onClick={() => put(files.filter(({ id }) => id !== file.id))}>
                {say('takeOut', { name: file.name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        {...control}
        aria-describedby={[control['aria-describedby'], helpId].filter(Boolean).join(' ')}
        type="file"
        multiple={most > 1}
        accept={asked.types.map((type) => `.${type}`).join(',')}
        disabled={disabled}
        onChange={({ target }) => void add(target.files)}
      />
      <Small id={helpId}>
        {say('fileTypes', { types: asked.types.join(', '), size: sizeOf(asked.maxBytes) })} · {say('fileHelp')}
      </Small>
    </div>
  );
}

function Small({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className={layout.small}>
      {children}
    </p>
  );
}

/** What is true of a file, worked out here: its fingerprint is that of every other computer. */
async function stated(file: File): Promise<FileAnswer> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const type = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase() ?? '';
  return { id: sha256.slice(0, 32), name: file.name, type, bytes: file.size, pages: null, sha256 };
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
