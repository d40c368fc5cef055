import { compileForm, milestoneNames, milestonesFor, type Form, type FormVerdict } from '@podium/programmes/answers';
import {
  layout,
  Button,
  ErrorSummary,
  GRAPH_LOCALES,
  Instant,
  Notice,
  sayInstant,
  State,
  textIn,
  useLocale,
  useWords,
} from '@podium/ui';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { Answers } from '../form/answers.js';
import { AnswersShown, sayAnswer } from '../form/answers-shown.js';
import { FormField } from '../form/form-field.js';
import formCss from '../form/form.module.css';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { SignedInOnly } from '../frame/signed-in-only.js';
import { useAct, useGraph } from '../podium.js';
import type { Draft, DraftState } from './draft.js';
import css from './entrant.module.css';
import { entrantWords } from './entrant.words.js';
import { STATE_TONES } from './entries.js';
import { EntryShown, FormOf, SubmitEntry, type EntryShownQuery, type FormOfQuery } from './entry.documents.js';
import { useDraft } from './use-draft.js';

type Entry = NonNullable<EntryShownQuery['entry']>;
type Edition = NonNullable<FormOfQuery['edition']>;

/** Is it in? Then what is missing; then the form. */
export function EntryPage() {
  return (
    <SignedInOnly>
      <Entry />
    </SignedInOnly>
  );
}

function Entry() {
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
      <p>
        {say('reference', { code: entry.code })} · {edition.name}
      </p>
    </Notice>
  );
}

/** What is true of the form now, by the very code that Podium runs. */
function useVerdict(form: Form, edition: Edition, entry: Entry, answers: Answers): FormVerdict {
  const compiled = useMemo(() => compileForm(form), [form]);
  const moment = useMemo(() => {
    const calendar = edition.calendar.map(({ code, at, category, en, zhHant, zhHans }) => ({
      id: code,
      at,
      name: { en, zhHant, zhHans },
      ...(category === null ? {} : { category }),
    }));
    return {
      milestones: milestonesFor(calendar, entry.categoryCode),
      names: milestoneNames(calendar),
      timeZone: edition.timeZone,
      stream: entry.streamCode,
    };
  }, [edition, entry.categoryCode, entry.streamCode]);
  return useMemo(() => compiled.evaluate(answers, { ...moment, now: new Date() }), [compiled, moment, answers]);
}

function FormOfEntry({ entry, edition, form }: { entry: Entry; edition: Edition; form: Form }) {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const { draft, state } = useDraft(entry.id, { answers: entry.answers as Answers, version: entry.version });
  const verdict = useVerdict(form, edition, entry, state.answers);
  const [checking, setChecking] = useState(false);
  const [showErrors, setShowErrors] = useState(false);
  const problems = verdict.submittable ? [] : verdict.problems;
  const goOn = async () => {
    setShowErrors(true);
    await draft.flush();
    if (verdict.submittable) setChecking(true);
    scrollTo({ top: 0 });
  };
  if (checking)
    return (
      <CheckAndSubmit entry={entry} form={form} draft={draft} answers={state.answers} back={() => setChecking(false)} />
    );
  const sections = sectionsOf(form);
  return (
    <form className={formCss.form} onSubmit={(event) => event.preventDefault()} noValidate>
      {showErrors && (
        <ErrorSummary
          title={say('missing')}
          errors={problems.map(({ path: [field], text }) => ({
            id: `field-${String(field)}`,
            text: `${labelOf(form, String(field), lang)}: ${textIn(lang, text)?.text ?? ''}`,
          }))}
        />
      )}
      {sections.map(({ id, label, fields }) => (
        <section key={id} className={formCss.section} aria-label={label && textIn(lang, label)?.text}>
          {label && <h2>{textIn(lang, label)?.text}</h2>}
          {fields.map((asked) => {
            const own = verdict.fields.find((each) => each.id === asked.id);
            if (!own?.visible) return null;
            return (
              <FormField
                key={asked.id}
                asked={asked}
                verdict={own}
                value={state.answers[asked.id]}
                change={(value) => draft.change(asked.id, value)}
                showErrors={showErrors}
                timeZone={edition.timeZone}
                theirs={
                  asked.id in state.theirs ? (
                    <Theirs draft={draft} id={asked.id} form={form} theirs={state.theirs[asked.id]} />
                  ) : undefined
                }
              />
            );
          })}
        </section>
      ))}
      <div className={css.saving}>
        <p role="status">
          <SavedWhere state={state} timeZone={edition.timeZone} />
        </p>
        <p className={layout.quiet}>
          {problems.length === 0 ? say('allThere') : say('missingCount', { count: problems.length })}
        </p>
        <Button kind="first" onClick={() => void goOn()}>
          {say('check')}
        </Button>
      </div>
    </form>
  );
}

function Theirs({ draft, id, form, theirs }: { draft: Draft; id: string; form: Form; theirs: unknown }): ReactNode {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const asked = form.fields.find((field) => field.id === id);
  return (
    <>
      {say('theirs', { theirs: (asked && sayAnswer(asked, theirs, lang)) ?? say('noAnswer') })}{' '}
      <Button kind="quiet" onClick={() => draft.takeTheirs(id)}>
        {say('takeTheirs')}
      </Button>
    </>
  );
}

function SavedWhere({ state: { saving }, timeZone }: { state: DraftState; timeZone: string }) {
  const say = useWords(entrantWords);
  const lang = useLocale();
  switch (saving.at) {
    case 'here':
      return say('savedHere');
    case 'sending':
      return say('savedSending');
    case 'away':
      return <State tone="waiting">{say('savedAway')}</State>;
    case 'refused':
      return <State tone="wrong">{say('savedRefused', { because: saving.because })}</State>;
    case 'podium':
      return saving.when
        ? say('savedAt', { time: sayInstant(saving.when, lang, timeZone).slice(-5) })
        : say('savedAll');
  }
}

/** Everything once more, as it will be handed in. */
function CheckAndSubmit({
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

type Section = { id: string; label?: { en?: string; zhHant?: string; zhHans?: string }; fields: Form['fields'] };

/** Fields under their headings; those without one come first. */
function sectionsOf(form: Form): Section[] {
  const without: Section = { id: '', fields: form.fields.filter(({ section }) => section === undefined) };
  const named = (form.sections ?? []).map(({ id, label }) => ({
    id,
    label,
    fields: form.fields.filter(({ section }) => section === id),
  }));
  return [without, ...named].filter(({ fields }) => fields.length > 0);
}

function labelOf(form: Form, id: string, lang: 'en' | 'zh-Hant' | 'zh-Hans'): string {
  return textIn(lang, form.fields.find((field) => field.id === id)?.label)?.text ?? id;
}
