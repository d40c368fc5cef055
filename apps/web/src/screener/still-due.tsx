import type { Form } from '@podium/programmes/answers';
import { Instant, Notice, textIn, useLocale, useWords } from '@podium/ui';
import type { Answers } from '../form/answers.js';
import { useVerdict } from '../form/use-verdict.js';
import { screenerWords } from './screener.words.js';
import type { EntryToScreenQuery, FormScreenedQuery } from './screening.documents.js';

interface Screened {
  form: Form;
  edition: NonNullable<FormScreenedQuery['edition']>;
  entry: NonNullable<EntryToScreenQuery['entry']>;
}

/** What the entrant may hand in after the decision, and until when: nobody admits unaware that a paper is yet to come. */
export function StillDue({ form, edition, entry }: Screened) {
  const say = useWords(screenerWords);
  const lang = useLocale();
  const { dueLater, fields } = useVerdict(form, edition, entry, entry.answers as Answers);
  const due = form.fields.filter(({ id }) => dueLater.some(({ path: [field] }) => field === id));
  if (due.length === 0) return null;
  return (
    <Notice title={say('stillDue')}>
      <ul>
        {due.map(({ id, label }) => {
          const closesAt = fields.find((field) => field.id === id)?.closesAt;
          return (
            <li key={id}>
              {textIn(lang, label)?.text}
              {closesAt && (
                <>
                  {' · '}
                  <Instant at={closesAt} timeZone={edition.timeZone} />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
