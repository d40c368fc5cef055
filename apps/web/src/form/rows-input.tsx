import type { Column, FieldOf } from '@podium/programmes/answers';
import { Button, Choice, Field, FieldGroup, textIn, useLocale, useWords } from '@podium/ui';
import { rowsOf, type Row } from './answer-parts.js';
import { NameInput } from './compound-inputs.js';
import css from './form.module.css';
import { formWords } from './form.words.js';
import { isOneControl, ValueInput, type ValueProps } from './value-input.js';

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
