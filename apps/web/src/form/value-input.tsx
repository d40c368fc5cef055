import type { Column, Field } from '@podium/programmes/answers';
import { Choice, inputClass, textIn, useLocale, useWords } from '@podium/ui';
import { textOf } from './answer-parts.js';
import css from './form.module.css';
import { formWords } from './form.words.js';

/** A field or column whose answer is one value. */
export type Plain =
  Exclude<Column, never> | Extract<Field, { kind: 'text' | 'choice' | 'number' | 'money' | 'date' | 'url' }>;

export interface ValueProps<Asked> {
  asked: Asked;
  value: unknown;
  /** undefined: no answer. */
  change: (value: unknown) => void;
  control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };
  disabled: boolean;
}

/** Whether a control is one element; the others are groups with a legend. */
export function isOneControl(asked: Plain): boolean {
  if (asked.kind === 'choice') return !isMultiple(asked) && asked.options.length > 6;
  return asked.kind !== 'money';
}

export function isMultiple(asked: Plain): boolean {
  return asked.kind === 'choice' && 'multiple' in asked && asked.multiple === true;
}

const orNothing = (text: string) => (text === '' ? undefined : text);

export function ValueInput({ asked, value, change, control, disabled }: ValueProps<Plain>) {
  const shared = { ...control, className: inputClass, disabled };
  switch (asked.kind) {
    case 'text': {
      const long = (asked.max ?? 0) > 200;
      const props = { ...shared, value: textOf(value) };
      if (long) return <textarea {...props} onChange={({ target }) => change(orNothing(target.value))} />;
      const type = asked.format === 'email' ? 'email' : asked.format === 'phone' ? 'tel' : 'text';
      return <input {...props} type={type} onChange={({ target }) => change(orNothing(target.value))} />;
    }
    case 'url':
      return (
        <input
          {...shared}
          type="url"
          value={textOf(value)}
          onChange={({ target }) => change(orNothing(target.value))}
        />
      );
    case 'date':
      return (
        <input
          {...shared}
          type="date"
          value={textOf(value)}
          min={asked.earliest}
          max={asked.latest}
          onChange={({ target }) => change(orNothing(target.value))}
        />
      );
    case 'number':
      return (
        <input
          {...shared}
          inputMode="decimal"
          value={textOf(value)}
          onChange={({ target }) => change(numberOr(target.value))}
        />
      );
    case 'money':
      return <MoneyInput asked={asked} value={value} change={change} control={control} disabled={disabled} />;
    case 'choice':
      return <ChoiceInput asked={asked} value={value} change={change} control={control} disabled={disabled} />;
  }
}

/** A number where it is one; what is none stays as it was written, and the form says what is wrong with it. */
function numberOr(text: string): unknown {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return /^-?\d+(\.\d+)?$/.test(text.trim()) && Number.isFinite(number) ? number : text;
}

function ChoiceInput({ asked, value, change, control, disabled }: ValueProps<Extract<Plain, { kind: 'choice' }>>) {
  const locale = useLocale();
  const say = useWords(formWords);
  const label = (option: (typeof asked.options)[number]) => textIn(locale, option.label)?.text ?? option.id;
  if (isOneControl(asked)) {
    return (
      <select
        {...control}
        className={inputClass}
        disabled={disabled}
        value={textOf(value)}
        onChange={({ target }) => change(orNothing(target.value))}
      >
        <option value="">{say('choose')}</option>
        {asked.options.map((option) => (
          <option key={option.id} value={option.id}>
            {label(option)}
          </option>
        ))}
      </select>
    );
  }
  const multiple = isMultiple(asked);
  const chosen = Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value];
  const toggle = (id: string, on: boolean) => {
    if (!multiple) return change(id);
    const next = asked.options.map((option) => option.id).filter((each) => (each === id ? on : chosen.includes(each)));
    change(next.length === 0 ? undefined : next);
  };
  return (
    <div>
      {asked.options.map((option) => (
        <Choice
          key={option.id}
          type={multiple ? 'checkbox' : 'radio'}
          name={control.id}
          checked={chosen.includes(option.id)}
          disabled={disabled}
          label={label(option)}
          onChange={({ target }) => toggle(option.id, target.checked)}
        />
      ))}
    </div>
  );
}

function MoneyInput({ asked, value, change, control, disabled }: ValueProps<Extract<Plain, { kind: 'money' }>>) {
  const say = useWords(formWords);
  const given = typeof value === 'object' && value !== null ? (value as { cents?: unknown; currency?: unknown }) : {};
  const currency = typeof given.currency === 'string' ? given.currency : asked.currencies[0];
  const amount = typeof given.cents === 'number' ? String(given.cents / 100) : textOf(given.cents);
  return (
    <div className={css.parts}>
      <select
        className={inputClass}
        aria-label={say('currency')}
        disabled={disabled}
        value={currency}
        onChange={({ target }) => change({ ...given, currency: target.value })}
      >
        {asked.currencies.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input
        {...control}
        className={inputClass}
        aria-label={say('amount')}
        inputMode="decimal"
        disabled={disabled}
        defaultValue={amount}
        onChange={({ target }) => {
          const number = numberOr(target.value);
          if (number === undefined) return change(undefined);
          change({ currency, cents: typeof number === 'number' ? Math.round(number * 100) : number });
        }}
      />
    </div>
  );
}
