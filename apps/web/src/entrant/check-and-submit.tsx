import type { Form } from '@podium/programmes/answers';
import { Button, layout, Notice, useLocale, useWords } from '@podium/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answers } from '../form/answers.js';
import { AnswersShown } from '../form/answers-shown.js';
import { useAct } from '../podium.js';
import type { Draft } from './draft.js';
import { entrantWords } from './entrant.words.js';
import type { Entry } from './entry-shown.js';
import { SubmitEntry } from './entry.documents.js';

/** Everything once more, as it will be handed in. */
export function CheckAndSubmit({
  entry,
  form,
  draft,
  answers,
  back,
}: {
  entry: Entry;
  form: Form;
  draft: Draft;
  answers: Answers;
  back: () => void;
}) {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const submitting = useAct(SubmitEntry);
  const navigate = useNavigate();
  const [refused, setRefused] = useState<string>();
  const submit = async () => {
    await draft.flush();
    const { submitEntry } = await submitting.mutateAsync({
      input: { entryId: entry.id, answers, version: draft.version },
    });
    if (submitEntry.__typename !== 'Entry') return setRefused(submitEntry.message);
    back();
    await navigate({ to: '/$lang/entries/$entry', params: { lang, entry: entry.id } });
  };
  return (
    <section className={layout.section} aria-labelledby="check">
      <h2 id="check">{say('checkTitle')}</h2>
      {refused && (
        <Notice tone="wrong">
          <p>{refused}</p>
        </Notice>
      )}
      {submitting.error && (
        <Notice tone="wrong">
          <p>{submitting.error.message}</p>
        </Notice>
      )}
      <h3>{say('people')}</h3>
      <p>
        {entry.roster.name}
        {entry.roster.organisation && ` · ${entry.roster.organisation}`}:{' '}
        {entry.roster.members.map(({ displayName }) => displayName).join(', ')}
      </p>
      <AnswersShown form={form} answers={answers} />
      <div className={layout.acts}>
        <Button kind="first" busy={submitting.isPending} onClick={() => void submit()}>
          {say(entry.state === 'SUBMITTED' ? 'submitAgain' : 'submit')}
        </Button>
        <Button onClick={back}>{say('back')}</Button>
      </div>
    </section>
  );
}
