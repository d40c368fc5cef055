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
export function Field({ children, ...asked }: FieldProps) {
  const { own, described } = useIds(asked);
  return (
    <div className={css.field} data-wrong={asked.error ? true : undefined}>
      <label className={css.label} htmlFor={own}>
        <Label {...asked} />
      </label>
      <Notes {...asked} own={own} />
      {children({ id: own, ...described, ...(asked.error ? { 'aria-invalid': true as const } : {}) })}
      {asked.state && <p className={css.state}>{asked.state}</p>}
    </div>
  );
}

/** A field for some lines of text. */
export function LongField({ value, change, ...asked }: Asked & { value: string; change: (value: string) => void }) {
  return (
    <Field {...asked}>
      {(control) => (
        <textarea {...control} className={inputClass} value={value} onChange={({ target }) => change(target.value)} />
      )}
    </Field>
  );
}

interface GroupProps extends Omit<FieldProps, 'children'> {
  children: ReactNode;
}

/** The same for several controls with one question: a set of radio buttons or boxes. */
export function FieldGroup({ children, ...asked }: GroupProps) {
  const { own, described } = useIds(asked);
  return (
    <fieldset className={css.field} id={own} tabIndex={-1} data-wrong={asked.error ? true : undefined} {...described}>
      <legend className={css.label}>
        <Label {...asked} />
      </legend>
      <Notes {...asked} own={own} />
      {children}
      {asked.state && <p className={css.state}>{asked.state}</p>}
    </fieldset>
  );
}

type Asked = Omit<FieldProps, 'children'>;

function useIds({ id, help, error }: Asked): { own: string; described: { 'aria-describedby'?: string } } {
  const made = useId();
  const own = id ?? made;
  const described = [help && `${own}-help`, error && `${own}-error`].filter(Boolean).join(' ');
  return { own, described: described ? { 'aria-describedby': described } : {} };
}

function Label({ label, mark }: Asked) {
  return (
    <>
      {label} {mark && <span className={css.mark}>{mark}</span>}
    </>
  );
}

function Notes({ own, help, error }: Asked & { own: string }) {
  return (
    <>
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
    </>
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
