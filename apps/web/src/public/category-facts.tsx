import type { Form } from '@podium/programmes/answers';
import { layout, textIn, useLocale, useWords } from '@podium/ui';
import type { EditionShownQuery } from './edition.documents.js';
import { publicWords } from './public.words.js';

type Category = NonNullable<EditionShownQuery['edition']>['categories'][number];

/** What somebody wants to know before they enter: who may, with whom, and what they will be asked. */
export function CategoryFacts({ category: { team, rules, form } }: { category: Category }) {
  const say = useWords(publicWords);
  const lang = useLocale();
  const { fields } = form as Form;
  return (
    <details>
      <summary>{say('whatIsAsked')}</summary>
      <ul>
        <li>{say(team.max === 1 ? 'teamOfOne' : team.min === team.max ? 'teamOfExactly' : 'teamOf', team)}</li>
        {rules.map(({ code, text, evidence }) => (
          <li key={code}>
            {text} {evidence && <span className={layout.quiet}>{say('proof', { evidence })}</span>}
          </li>
        ))}
      </ul>
      <p>{say('asked')}</p>
      <ul>
        {fields.map((field) => (
          <li key={field.id}>
            {textIn(lang, field.label)?.text}{' '}
            <span className={layout.quiet}>
              {asked(field)
                .map((word) => say(word))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What to say of a field besides its label. */
function asked({ required, visible, later }: Form['fields'][number]): ('optional' | 'sometimes' | 'followsLater')[] {
  return [
    ...(visible || typeof required === 'object' ? (['sometimes'] as const) : required ? [] : (['optional'] as const)),
    ...(later ? (['followsLater'] as const) : []),
  ];
}
