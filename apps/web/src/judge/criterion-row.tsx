import { layout, Choice, Field, inputClass, useWords } from '@podium/ui';
import css from './judge.module.css';
import { judgeWords } from './judge.words.js';
import { keyOf, MOST_CHIPS, stepsOf, type Criterion, type Mark, type Marks } from './sheet-state.js';

interface RowProps {
  criterion: Criterion;
  scale: { min: string; max: string; step: string };
  mayBeNotApplicable: boolean;
  marks: Marks;
  disabled: boolean;
  mark: (key: string, mark: Mark) => void;
}

/** One criterion: its name and weight, and the scale for it or for each of its attributes. */
export function CriterionRow({ criterion, ...rest }: RowProps) {
  const say = useWords(judgeWords);
  const { code, name, weight, attributes } = criterion;
  if (attributes.length === 0)
    return (
      <Scale
        {...rest}
        name={`${name} · ${say('weight', { weight })}`}
        id={keyOf({ criterion: code, attribute: null })}
      />
    );
  return (
    <fieldset className={css.criterion}>
      <legend className={css.criterionName}>
        {name} <span className={layout.quiet}>{say('weight', { weight })}</span>
      </legend>
      {attributes.map((attribute) => (
        <Scale
          {...rest}
          key={attribute.code}
          name={`${attribute.name} · ${say('weight', { weight: attribute.weight })}`}
          id={keyOf({ criterion: code, attribute: attribute.code })}
        />
      ))}
    </fieldset>
  );
}

function Scale({
  name,
  id,
  scale,
  mayBeNotApplicable,
  marks,
  disabled,
  mark,
}: Omit<RowProps, 'criterion'> & { name: string; id: string }) {
  const say = useWords(judgeWords);
  const steps = stepsOf(scale);
  const chosen = marks[id];
  const notApplicable = mayBeNotApplicable && (
    <Choice
      type="checkbox"
      label={say('notApplicable')}
      checked={chosen === null}
      disabled={disabled}
      onChange={({ target }) => mark(id, target.checked ? null : undefined)}
    />
  );
  if (steps.length > MOST_CHIPS) {
    return (
      <div className={css.criterion}>
        <Field label={name}>
          {(control) => (
            <input
              {...control}
              className={`${inputClass} ${css.number}`}
              type="number"
              min={scale.min}
              max={scale.max}
              step={scale.step}
              inputMode="decimal"
              disabled={disabled}
              value={chosen ?? ''}
              placeholder={`${scale.min}–${scale.max}`}
              onChange={({ target }) => mark(id, target.value === '' ? undefined : target.value)}
            />
          )}
        </Field>
        {notApplicable}
      </div>
    );
  }
  return (
    <fieldset className={css.criterion}>
      <legend className={css.criterionName}>{name}</legend>
      <div className={css.chips}>
        {steps.map((step) => (
          <label key={step} className={css.chip}>
            <input
              type="radio"
              name={id}
              value={step}
              checked={chosen === step}
              disabled={disabled}
              onChange={() => mark(id, step)}
            />
            <span>{step}</span>
          </label>
        ))}
      </div>
      {notApplicable}
    </fieldset>
  );
}
