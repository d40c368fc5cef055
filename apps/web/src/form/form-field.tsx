import type { Field as Asked, FieldVerdict } from '@podium/programmes/answers';
import { Field, FieldGroup, sayInstant, textIn, useLocale, useWords, useZoneName } from '@podium/ui';
import type { ReactNode } from 'react';
import { ConsentInput, LanguagesInput, NameInput, VideoInput } from './compound-inputs.js';
import { FileInput } from './file-input.js';
import { formWords } from './form.words.js';
import { RowsInput } from './rows-input.js';
import { isOneControl, ValueInput } from './value-input.js';

/** One question of a form, drawn from its definition: whatever kind it is. */
export function FormField({
  asked,
  verdict,
  value,
  change,
  showErrors,
  timeZone,
  theirs,
  form = 'field',
}: {
  asked: Asked;
  verdict: FieldVerdict;
  value: unknown;
  change: (value: unknown) => void;
  /** What is missing is not yet wrong while one still writes. */
  showErrors: boolean;
  timeZone: string;
  /** What somebody else wrote here meanwhile. */
  theirs?: ReactNode;
  /** Tells this field from the same one in another form of the page. */
  form?: string;
}) {
  const say = useWords(formWords);
  const locale = useLocale();
  const zone = useZoneName(timeZone);
  const label = textIn(locale, asked.label);
  const help = textIn(locale, asked.help);
  const shown = verdict.problems.filter(() => showErrors || !verdict.missing);
  const id = `${form}-${asked.id}`;
  const mark = verdict.required
    ? asked.later && verdict.closesAt
      ? say('later', { when: `${sayInstant(new Date(verdict.closesAt), locale, timeZone)} ${zone}` })
      : undefined
    : say('optional');
  const frozen = verdict.frozen ? textIn(locale, verdict.frozen.text)?.text : undefined;
  const props = {
    id,
    label: <span lang={label?.lang}>{label?.text ?? asked.id}</span>,
    help: help && <span lang={help.lang}>{help.text}</span>,
    mark,
    error: showErrors || !verdict.missing ? (shown[0] ? textIn(locale, shown[0].text)?.text : undefined) : undefined,
    state: theirs ?? frozen,
  };
  const disabled = !verdict.editable;
  const of = (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ({
    value,
    change,
    control,
    disabled,
  });
  switch (asked.kind) {
    case 'text':
      if (asked.languages)
        return <FieldGroup {...props}>{<LanguagesInput asked={asked} {...of({ id })} />}</FieldGroup>;
      return <Field {...props}>{(control) => <ValueInput asked={asked} {...of(control)} />}</Field>;
    case 'choice':
    case 'number':
    case 'money':
    case 'date':
    case 'url':
      if (isOneControl(asked))
        return <Field {...props}>{(control) => <ValueInput asked={asked} {...of(control)} />}</Field>;
      return <FieldGroup {...props}>{<ValueInput asked={asked} {...of({ id: `${id}-value` })} />}</FieldGroup>;
    case 'video':
      return <FieldGroup {...props}>{<VideoInput asked={asked} {...of({ id })} />}</FieldGroup>;
    case 'file':
      return <Field {...props}>{(control) => <FileInput asked={asked} {...of(control)} />}</Field>;
    case 'table':
    case 'members':
      return <FieldGroup {...props}>{<RowsInput asked={asked} {...of({ id })} />}</FieldGroup>;
    case 'name':
      return (
        <FieldGroup {...props}>
          {<NameInput value={value} change={change} chinese={asked.chinese} id={id} disabled={disabled} />}
        </FieldGroup>
      );
    case 'consent':
      return <FieldGroup {...props}>{<ConsentInput asked={asked} {...of({ id: `${id}-agreed` })} />}</FieldGroup>;
  }
}
