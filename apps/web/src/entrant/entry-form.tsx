import type { Form } from '@podium/programmes/answers';
import { Button, ErrorSummary, layout, sayInstant, State, textIn, useLocale, useWords } from '@podium/ui';
import { useState, type ReactNode } from 'react';
import type { Answers } from '../form/answers.js';
import { sayAnswer } from '../form/answers-shown.js';
import { FilesHereProvider } from '../form/files-here.js';
import { FormField } from '../form/form-field.js';
import { usePapersOfEntry } from '../form/papers-of-entry.js';
import formCss from '../form/form.module.css';
import { CheckAndSubmit } from './check-and-submit.js';
import type { Draft, DraftState } from './draft.js';
import css from './entrant.module.css';
import { entrantWords } from './entrant.words.js';
import type { Edition, Entry } from './entry-shown.js';
import { useDraft } from './use-draft.js';
import { useVerdict } from '../form/use-verdict.js';

/** The form of an entry, which saves itself. */
export function FormOfEntry({ entry, edition, form }: { entry: Entry; edition: Edition; form: Form }) {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const { draft, state } = useDraft(entry.id, { answers: entry.answers as Answers, version: entry.version });
  const verdict = useVerdict(form, edition, entry, state.answers);
  const files = usePapersOfEntry(entry.id);
  const [checking, setChecking] = useState(false);
  const [showErrors, setShowErrors] = useState(false);
  const problems = verdict.blocking;
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
    <FilesHereProvider value={files}>
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
    </FilesHereProvider>
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
