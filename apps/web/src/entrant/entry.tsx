import type { Form } from '@podium/programmes/answers';
import { GRAPH_LOCALES, Instant, Notice, State, useLocale, useWords } from '@podium/ui';
import { useParams } from '@tanstack/react-router';
import type { Answers } from '../form/answers.js';
import { AnswersShown } from '../form/answers-shown.js';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import { entrantWords } from './entrant.words.js';
import { STATE_TONES } from './entries.js';
import { FormOfEntry } from './entry-form.js';
import type { Edition, Entry } from './entry-shown.js';
import { EntryShown, FormOf } from './entry.documents.js';
import { Questions } from './questions.js';

/** Is it in? Then what is missing; then the form. */
export const EntryPage = forSignedIn(EntryAsked);

function EntryAsked() {
  const lang = useLocale();
  const { entry: id } = useParams({ from: '/$lang/entries/$entry' });
  const { entry } = useGraph(EntryShown, { id, locale: GRAPH_LOCALES[lang] });
  if (!entry) return <NothingHere />;
  return <EntryOf key={entry.id} entry={entry} />;
}

function EntryOf({ entry }: { entry: Entry }) {
  const lang = useLocale();
  const { edition } = useGraph(FormOf, { code: entry.editionCode, locale: GRAPH_LOCALES[lang] });
  const category = edition?.categories.find(({ code }) => code === entry.categoryCode);
  if (!edition || !category) return <NothingHere />;
  const form = category.form as Form;
  const mayWrite = entry.viewerCan.includes('SAVE');
  return (
    <>
      <PageTitle title={entry.title} />
      <IsItIn entry={entry} edition={edition} closesAt={category.entering?.closesAt ?? null} />
      <Questions entry={entry} edition={edition} form={form} />
      {mayWrite ? (
        <FormOfEntry entry={entry} edition={edition} form={form} />
      ) : (
        <AnswersShown form={form} answers={entry.answers as Answers} />
      )}
    </>
  );
}

function IsItIn({ entry, edition, closesAt }: { entry: Entry; edition: Edition; closesAt: string | null }) {
  const say = useWords(entrantWords);
  return (
    <Notice
      tone={STATE_TONES[entry.state]}
      title={
        entry.state === 'DRAFT' ? (
          say('isDraft')
        ) : entry.state === 'SUBMITTED' ? (
          say('isIn')
        ) : (
          <State tone={STATE_TONES[entry.state]}>{say(entry.state)}</State>
        )
      }
    >
      {entry.submittedAt && (
        <p>
          {say('submittedAt')} <Instant at={entry.submittedAt} timeZone={edition.timeZone} />
        </p>
      )}
      {closesAt && (entry.state === 'DRAFT' || entry.state === 'SUBMITTED') && (
        <p>
          {say('untilWhen')} <Instant at={closesAt} timeZone={edition.timeZone} />
        </p>
      )}
      {entry.state === 'SUBMITTED' && <p>{say('replaces')}</p>}
      {entry.decisions[0]?.reason && <p>{say('because', { reason: entry.decisions[0].reason })}</p>}
      <p>
        {say('reference', { code: entry.code })} · {edition.name}
      </p>
    </Notice>
  );
}
