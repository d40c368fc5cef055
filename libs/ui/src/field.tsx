import { useId, type ReactNode } from 'react';
import css from './field.module.css';

interface FieldProps {
  label: ReactNode;
  help?: ReactNode;
  /** What is wrong with what is in it. */
  error?: ReactNode;
  /** Said after the label: “optional”. */
  mark?: ReactNode;
  /** What became of the latest change, in words. */
  state?: ReactNode;
  /** The id that an error summary links to. */
  id?: string | undefined;
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A label, what helps, what is wrong, and one control that belongs to them. */
export function Field({ label, help, error, mark, state, id, children }: FieldProps) {
  const made = useId();
  const own = id ?? made;
  const described = [help && `${own}-help`, error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <div className={css.field} data-wrong={error ? true : undefined}>
      <label className={css.label} htmlFor={own}>
        {label} {mark && <span className={css.mark}>{mark}</span>}
      </label>
      {help && (
        <div className={css.help} id={`${own}-help`}>
          {help}
        </div>
      )}
      {error && (
        <p className={css.error} id={`${own}-error`}>
          {error}
        </p>
      )}
      {children({
        id: own,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {state && <p className={css.state}>{state}</p>}
    </div>
  );
}

interface GroupProps extends Omit<FieldProps, 'children'> {
  children: ReactNode;
}

/** The same for several controls with one question: a set of radio buttons or boxes. */
export function FieldGroup({ label, help, error, mark, state, id, children }: GroupProps) {
  const made = useId();
  const own = id ?? made;
  const described = [help && `${own}-help`, error && `${own}-error`].filter(Boolean).join(' ');
  return (
    <fieldset
      className={css.field}
      id={own}
      tabIndex={-1}
      data-wrong={error ? true : undefined}
      {...(described ? { 'aria-describedby': described } : {})}
    >
      <legend className={css.label}>
        {label} {mark && <span className={css.mark}>{mark}</span>}
      </legend>
      {help && (
        <div className={css.help} id={`${own}-help`}>
          {help}
        </div>
      )}
      {error && (
        <p className={css.error} id={`${own}-error`}>
          {error}
        </p>
      )}
      {children}
      {state && <p className={css.state}>{state}</p>}
    </fieldset>
  );
}

/** A radio button or a box with its words. */
export function Choice({
  type,
  label,
  ...input
}: { type: 'radio' | 'checkbox'; label: ReactNode } & React.InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className={css.choice}>
      <input {...input} type={type} />
      <span>{label}</span>
    </label>
  );
}

export const inputClass = css.input;
