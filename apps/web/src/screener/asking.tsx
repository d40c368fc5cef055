import type { Form } from '@podium/programmes/answers';
import {
  Button,
  Choice,
  Field,
  FieldGroup,
  inputClass,
  Instant,
  layout,
  State,
  textIn,
  useLocale,
  useWords,
  useZoneName,
  type Tone,
} from '@podium/ui';
import { useEffect, useState, type FormEvent } from 'react';
import { questionsWords } from '../entrant/questions.words.js';
import { AnswersShown } from '../form/answers-shown.js';
import type { Answers } from '../form/answers.js';
import { Refused, useRefusable } from '../frame/act.js';
import { instantIn } from '../form/local-time.js';
import { useGraph } from '../podium.js';
import { AskedOfEntry, AskEntrant, ExtendQuery, TakeBackQuery, type AskedOfEntryQuery } from './asking.documents.js';
import { askingWords } from './asking.words.js';

type Question = NonNullable<AskedOfEntryQuery['entry']>['queries'][number];

interface About {
  form: Form;
  timeZone: string;
}

const TONES: Record<Question['state'], Tone> = {
  OPEN: 'waiting',
  ANSWERED: 'good',
  TAKEN_BACK: 'plain',
  LAPSED: 'plain',
};

/** What was asked about an entry and what became of it, and a way to ask more. */
export function Asking({ entryId, ...about }: About & { entryId: string }) {
  const say = useWords(askingWords);
  const { entry } = useGraph(AskedOfEntry, { id: entryId });
  if (!entry) return null;
  return (
    <section aria-label={say('title')} className={layout.section}>
      {entry.queries.length > 0 && <h2>{say('title')}</h2>}
      {entry.queries.map((question) => (
        <Asked key={question.id} question={question} {...about} />
      ))}
      {entry.viewerCan.includes('ASK') && <Ask entryId={entryId} {...about} />}
    </section>
  );
}

function Asked({ question, form, timeZone }: About & { question: Question }) {
  const say = useWords(askingWords);
  const sayState = useWords(questionsWords);
  const { fields, reply } = question;
  const asked = { ...form, fields: form.fields.filter(({ id }) => fields.includes(id)) };
  return (
    <article className={layout.section}>
      <p>
        <State tone={question.overdue ? 'wrong' : TONES[question.state]}>
          {sayState(question.overdue ? 'OVERDUE' : question.state)}
        </State>{' '}
        {question.question}
      </p>
      <p className={layout.quiet}>
        {say('due')} <Instant at={question.dueAt} timeZone={timeZone} />
      </p>
      {reply && (
        <>
          <p>
            {say('answered')} <Instant at={reply.repliedAt} timeZone={timeZone} /> {reply.note}
          </p>
          <details>
            <summary>{say('before')}</summary>
            <AnswersShown form={asked} answers={reply.before as Answers} />
          </details>
        </>
      )}
      {question.viewerCan.includes('TAKE_BACK') && <Change question={question} timeZone={timeZone} />}
    </article>
  );
}

/** Gives more time, or takes the question back. */
function Change({ question, timeZone }: Pick<About, 'timeZone'> & { question: Question }) {
  const say = useWords(askingWords);
  const zone = useZoneName(timeZone);
  const extending = useRefusable(ExtendQuery, ({ extendQuery }) => extendQuery, 'EntryQuery');
  const taking = useRefusable(TakeBackQuery, ({ takeBackQuery }) => takeBackQuery, 'EntryQuery');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  return (
    <details>
      <summary>{`${say('extend')} · ${say('takeBack')}`}</summary>
      <Field label={say('reason')}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
      <Field label={say('until')} help={zone}>
        {(control) => (
          <input
            {...control}
            className={inputClass}
            type="datetime-local"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        )}
      </Field>
      <Refused because={extending.refused ?? taking.refused} />
      <div className={layout.acts}>
        <Button
          busy={extending.busy}
          disabled={until === ''}
          onClick={() =>
            void extending.run({ input: { queryId: question.id, reason, dueAt: instantIn(until, timeZone) } })
          }
        >
          {say('extend')}
        </Button>
        <Button busy={taking.busy} onClick={() => void taking.run({ input: { queryId: question.id, reason } })}>
          {say('takeBack')}
        </Button>
      </div>
    </details>
  );
}

function Ask({ entryId, form, timeZone }: About & { entryId: string }) {
  const say = useWords(askingWords);
  const lang = useLocale();
  const zone = useZoneName(timeZone);
  const asking = useRefusable(AskEntrant, ({ askEntrant }) => askEntrant, 'EntryQuery');
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const pressed = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const writes = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (key === 'q' && !writes && !ctrlKey && !metaKey && !altKey) setOpen(true);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
  if (!open) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{say('ask')}</Button>
      </div>
    );
  }
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const dueAt = instantIn(String(given.get('until') ?? ''), timeZone);
    const fields = given.getAll('field').map(String);
    if (await asking.run({ input: { entryId, fields, question: String(given.get('question') ?? ''), dueAt } }))
      setOpen(false);
  };
  return (
    <form className={layout.section} onSubmit={(event) => void send(event)}>
      <Field label={say('question')} help={say('questionHelp')}>
        {(control) => <textarea {...control} className={inputClass} name="question" required autoFocus />}
      </Field>
      <FieldGroup label={say('fields')}>
        {form.fields.map(({ id, label }) => (
          <Choice key={id} type="checkbox" name="field" value={id} label={textIn(lang, label)?.text ?? id} />
        ))}
      </FieldGroup>
      <Field label={say('until')} help={zone}>
        {(control) => <input {...control} className={inputClass} type="datetime-local" name="until" required />}
      </Field>
      <Refused because={asking.refused} />
      <div className={layout.acts}>
        <Button kind="first" type="submit" busy={asking.busy}>
          {say('send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{say('cancel')}</Button>
      </div>
    </form>
  );
}
