import type { Form } from '@podium/programmes/answers';
import { Button, Instant, layout, Notice, textIn, useLocale, useWords, LongField } from '@podium/ui';
import { useState } from 'react';
import type { Answers } from '../form/answers.js';
import { FilesHereProvider } from '../form/files-here.js';
import { FormField } from '../form/form-field.js';
import { usePapersOfEntry } from '../form/papers-of-entry.js';
import formCss from '../form/form.module.css';
import { useAct, useGraph } from '../podium.js';
import type { Edition, Entry } from './entry-shown.js';
import { AnswerQuery, QuestionsAsked, type QuestionsAskedQuery } from './questions.documents.js';
import { questionsWords } from './questions.words.js';
import { useVerdict } from '../form/use-verdict.js';

type Question = NonNullable<QuestionsAskedQuery['entry']>['queries'][number];

interface About {
  entry: Entry;
  edition: Edition;
  form: Form;
}

/** What the office waits for, each with the fields that are open for it. Nothing while there is nothing. */
export function Questions(about: About) {
  const { entry } = useGraph(QuestionsAsked, { id: about.entry.id });
  const open = (entry?.queries ?? []).filter(({ viewerCan }) => viewerCan.includes('ANSWER'));
  return open.map((question) => <AnswerIt key={question.id} question={question} {...about} />);
}

function AnswerIt({ question, entry, edition, form }: About & { question: Question }) {
  const say = useWords(questionsWords);
  const lang = useLocale();
  const answering = useAct(AnswerQuery);
  const [given, setGiven] = useState<Answers>({});
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<string>();
  const answers = { ...(entry.answers as Answers), ...given };
  const verdict = useVerdict(form, edition, entry, answers);
  const files = usePapersOfEntry(entry.id);
  const send = async () => {
    setRefused(undefined);
    const { answerQuery } = await answering.mutateAsync({
      input: { queryId: question.id, version: entry.version, answers: given, note },
    });
    if (answerQuery.__typename === 'EntryQuery') return;
    const problems = answerQuery.__typename === 'EntryIncomplete' ? answerQuery.problems : [];
    setRefused([answerQuery.message, ...problems.map((text) => textIn(lang, text)?.text)].filter(Boolean).join(' '));
  };
  return (
    <section aria-label={say('title')} className={layout.section}>
      <Notice tone="waiting" title={say('title')}>
        <p>{question.question}</p>
        <p>
          {say('until')} <Instant at={question.dueAt} timeZone={edition.timeZone} />
        </p>
      </Notice>
      <FilesHereProvider value={files}>
        <form className={formCss.form} onSubmit={(event) => event.preventDefault()} noValidate>
          {question.fields.map((id) => {
            const asked = form.fields.find((field) => field.id === id);
            const own = verdict.fields.find((each) => each.id === id);
            if (!asked || !own) return null;
            return (
              <FormField
                key={id}
                form={question.id}
                asked={asked}
                verdict={{ ...own, editable: true, frozen: null }}
                value={answers[id]}
                change={(value) => setGiven((before) => ({ ...before, [id]: value }))}
                showErrors={refused !== undefined}
                timeZone={edition.timeZone}
              />
            );
          })}
          <LongField
            label={say('note')}
            help={say('noteHelp')}
            error={refused ?? answering.error?.message}
            value={note}
            change={setNote}
          />
          <p className={layout.quiet}>{say('once')}</p>
          <div>
            <Button kind="first" busy={answering.isPending} onClick={() => void send().catch(() => undefined)}>
              {say('answer')}
            </Button>
          </div>
        </form>
      </FilesHereProvider>
    </section>
  );
}
