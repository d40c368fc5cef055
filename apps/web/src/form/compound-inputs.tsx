import type { FieldOf } from '@podium/programmes/answers';
import { Choice, Field, inputClass, textIn, useLocale, useWords } from '@podium/ui';
import { recordOf, textOf, trimmed, type Row } from './answer-parts.js';
import css from './form.module.css';
import { formWords } from './form.words.js';
import type { ValueProps } from './value-input.js';

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
