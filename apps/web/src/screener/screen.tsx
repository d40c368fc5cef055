import { type Form } from '@podium/programmes/answers';
import {
  layout,
  Button,
  GRAPH_LOCALES,
  Instant,
  Notice,
  State,
  useLocale,
  useWords,
  type Tone,
  LongField,
} from '@podium/ui';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AnswersShown } from '../form/answers-shown.js';
import type { Answers } from '../form/answers.js';
import { FilesHereProvider } from '../form/files-here.js';
import { usePapersOfEntry } from '../form/papers-of-entry.js';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useAct, useGraph, useGraphBeside } from '../podium.js';
import { Asking } from './asking.js';
import { Deciding } from './deciding.js';
import { queueVariables } from './queue-search.js';
import css from './screener.module.css';
import { screenerWords } from './screener.words.js';
import {
  EntryToScreen,
  FormScreened,
  ScreenEntry,
  ScreeningQueue,
  type EntryToScreenQuery,
} from './screening.documents.js';
import { StillDue } from './still-due.js';

type Entry = NonNullable<EntryToScreenQuery['entry']>;
type Finding = NonNullable<EntryToScreenQuery['eligibility']>['findings'][number];

/** The entry left, what the rules say of it right, and the decision. */
export const ScreenPage = forSignedIn(Screen);

function Screen() {
  const say = useWords(screenerWords);
  const lang = useLocale();
  const { entry: id, edition: code } = useParams({ from: '/$lang/screening/$edition/$entry' });
  const search = useSearch({ from: '/$lang/screening/$edition/$entry' });
  const { entry, eligibility } = useGraph(EntryToScreen, { id, locale: GRAPH_LOCALES[lang] });
  const { edition } = useGraph(FormScreened, { code });
  const files = usePapersOfEntry();
  if (!entry || !edition) return <NothingHere />;
  const form = edition.categories.find((each) => each.code === entry.categoryCode)?.form as Form | undefined;
  return (
    <>
      <PageTitle title={entry.title} lead={`${entry.code} · ${entry.roster.name}`} />
      <NextAndPrevious entryId={id} code={code} />
      <p>
        <State tone={entry.state === 'SUBMITTED' ? 'waiting' : 'plain'}>{say(entry.state)}</State>{' '}
        {entry.submittedAt && (
          <span className={layout.quiet}>
            {say('submitted')} <Instant at={entry.submittedAt} timeZone={edition.timeZone} />
          </span>
        )}
      </p>
      <div className={layout.desk}>
        <section aria-label={say('entry')} className={layout.section}>
          <p className={layout.quiet}>
            {[
              entry.roster.organisation,
              ...entry.roster.members.map(({ displayName, email }) => `${displayName} (${email})`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {form && (
            <FilesHereProvider value={files}>
              <AnswersShown form={form} answers={entry.answers as Answers} />
              <StillDue form={form} edition={edition} entry={entry} />
            </FilesHereProvider>
          )}
        </section>
        <section aria-labelledby="findings" className={layout.section}>
          <h2 id="findings">{say('findings')}</h2>
          <Findings findings={eligibility?.findings ?? []} />
          <Deciding key={`deciding ${entry.id}`} entryId={entry.id} timeZone={edition.timeZone} />
          {form && <Asking key={`asking ${entry.id}`} entryId={entry.id} form={form} timeZone={edition.timeZone} />}
          <Decide key={`${entry.id} ${entry.version}`} entry={entry} />
          <p>
            <Link to="/$lang/screening/$edition" params={{ lang, edition: code }} search={search}>
              {say('backToQueue')}
            </Link>
          </p>
        </section>
      </div>
    </>
  );
}

const TONES: Record<Finding['outcome'], Tone> = { MET: 'good', NOT_MET: 'wrong', PERSON_MUST_DECIDE: 'waiting' };
const FIRST = ['NOT_MET', 'PERSON_MUST_DECIDE', 'MET'];

/** What stands against it first. */
function Findings({ findings }: { findings: readonly Finding[] }) {
  const say = useWords(screenerWords);
  const sorted = findings
    .filter(({ applies }) => applies)
    .toSorted((a, b) => FIRST.indexOf(a.outcome) - FIRST.indexOf(b.outcome));
  return (
    <ul className={css.findings}>
      {sorted.map(({ rule, outcome, text, because, evidence }) => (
        <li key={rule}>
          <p>
            <State tone={TONES[outcome]}>{say(outcome)}</State> {text}
          </p>
          <p className={layout.quiet}>{because}</p>
          {evidence && <p className={layout.quiet}>{say('evidence', { evidence })}</p>}
        </li>
      ))}
    </ul>
  );
}

function Decide({ entry }: { entry: Entry }) {
  const say = useWords(screenerWords);
  const screening = useAct(ScreenEntry);
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const decide = async (verdict: 'ADMIT' | 'REFUSE') => {
    if (verdict === 'REFUSE' && reason.trim() === '') return setError(say('reasonMissing'));
    const input = { entryId: entry.id, verdict, version: entry.version, ...(verdict === 'REFUSE' ? { reason } : {}) };
    const { screenEntry } = await screening.mutateAsync({ input });
    if (screenEntry.__typename !== 'Entry') setError(screenEntry.message);
  };
  if (entry.state === 'ADMITTED' || entry.state === 'REFUSED') {
    return <Notice tone="good">{say(entry.state === 'ADMITTED' ? 'admitted' : 'refused')}</Notice>;
  }
  const may = (act: 'ADMIT' | 'REFUSE') => entry.viewerCan.includes(act);
  if (!may('ADMIT') && !may('REFUSE')) return null;
  return (
    <div className={layout.section}>
      {(error ?? screening.error?.message) && !refusing && (
        <Notice tone="wrong">
          <p>{error ?? screening.error?.message}</p>
        </Notice>
      )}
      {refusing ? (
        <>
          <LongField label={say('reason')} help={say('reasonHelp')} error={error} value={reason} change={setReason} />
          <div className={layout.acts}>
            <Button kind="first" busy={screening.isPending} onClick={() => void decide('REFUSE')}>
              {say('refuse')}
            </Button>
            <Button onClick={() => setRefusing(false)}>{say('goBack')}</Button>
          </div>
        </>
      ) : (
        <div className={layout.acts}>
          <Button kind="first" busy={screening.isPending} onClick={() => void decide('ADMIT')}>
            {say('admit')}
          </Button>
          <Button onClick={() => setRefusing(true)}>{say('refuse')}</Button>
        </div>
      )}
    </div>
  );
}

/** The neighbours in the list one came from; J and K go there. */
function NextAndPrevious({ entryId, code }: { entryId: string; code: string }) {
  const say = useWords(screenerWords);
  const lang = useLocale();
  const search = useSearch({ from: '/$lang/screening/$edition/$entry' });
  const navigate = useNavigate();
  // As the list was when one came: what has just been decided keeps its place until one goes back.
  const [listed, setListed] = useState<readonly { id: string }[]>();
  const now = useGraphBeside(ScreeningQueue, queueVariables(code, search, GRAPH_LOCALES[lang]));
  useEffect(() => {
    if (now && !listed) setListed(now.entries.nodes);
  }, [now, listed]);
  const at = listed?.findIndex(({ id }) => id === entryId) ?? -1;
  const next = at >= 0 ? listed?.[at + 1]?.id : undefined;
  const previous = at > 0 ? listed?.[at - 1]?.id : undefined;
  useEffect(() => {
    const go = (to: string | undefined) =>
      to &&
      void navigate({ to: '/$lang/screening/$edition/$entry', params: { lang, edition: code, entry: to }, search });
    const pressed = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const writes = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (writes || ctrlKey || metaKey || altKey) return;
      if (key === 'j') go(next);
      if (key === 'k') go(previous);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [next, previous, navigate, lang, code, search]);
  const link = (entry: string | undefined, words: 'next' | 'previous') =>
    entry && (
      <Link to="/$lang/screening/$edition/$entry" params={{ lang, edition: code, entry }} search={search}>
        {say(words)}
      </Link>
    );
  return (
    <nav className={layout.acts} aria-label={say('queue', { count: listed?.length ?? 0 })}>
      {link(previous, 'previous')}
      {link(next, 'next')}
    </nav>
  );
}
