import {
  layout,
  Button,
  Choice,
  ErrorSummary,
  Field,
  GRAPH_LOCALES,
  inputClass,
  Instant,
  Notice,
  State,
  useLocale,
  useWords,
} from '@podium/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useAct, useGraph, useWholeList } from '../podium.js';
import css from './judge.module.css';
import { judgeWords } from './judge.words.js';
import {
  DeclareConflicts,
  Entrants,
  MyAssignments,
  RoundToJudge,
  type RoundToJudgeQuery,
} from './judging.documents.js';
import { ROUND_TONES } from './rounds.js';

type Round = NonNullable<RoundToJudgeQuery['round']>;

/** One round as its judge sees it: first who takes part, then what is to be marked. */
export const RoundPage = forSignedIn(OneRound);

function OneRound() {
  const say = useWords(judgeWords);
  const lang = useLocale();
  const { round: id } = useParams({ from: '/$lang/judging/$round' });
  const { round } = useGraph(RoundToJudge, { id, locale: GRAPH_LOCALES[lang] });
  if (!round) return <NothingHere />;
  return (
    <>
      <PageTitle title={round.stage.name} lead={round.edition.name} />
      <p>
        <State tone={ROUND_TONES[round.state]}>{say(round.state)}</State>{' '}
        {round.closesAt && (
          <>
            {say('until')} <Instant at={round.closesAt} timeZone={round.edition.timeZone} />
          </>
        )}
      </p>
      {round.declaredAt === null && round.viewerCan.includes('DECLARE') ? (
        <Declare round={round} />
      ) : (
        <ToMark round={round} />
      )}
    </>
  );
}

function Declare({ round }: { round: Round }) {
  const say = useWords(judgeWords);
  const lang = useLocale();
  const entrants = useWholeList(
    Entrants,
    { round: round.id, locale: GRAPH_LOCALES[lang], after: null },
    (all) => all.entrants,
  );
  const declaring = useAct(DeclareConflicts);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<{ id: string; text: string }[]>([]);
  const ticked = Object.keys(reasons);
  const declare = async () => {
    const missing = entrants.filter(({ dossierId }) => reasons[dossierId]?.trim() === '');
    setErrors(
      missing.map(({ dossierId, entryCode }) => ({
        id: `why-${dossierId}`,
        text: say('reasonMissing', { code: entryCode }),
      })),
    );
    if (missing.length > 0) return;
    const conflicts = ticked.map((dossierId) => ({
      dossierId,
      reason: reasons[dossierId] ?? '',
      kind: 'OTHER' as const,
    }));
    const { declareConflicts } = await declaring.mutateAsync({ input: { roundId: round.id, conflicts } });
    if (declareConflicts.__typename !== 'ConflictsDeclared')
      setErrors([{ id: 'declare', text: declareConflicts.message }]);
  };
  const tick = (id: string, on: boolean) =>
    setReasons((all) =>
      on ? { ...all, [id]: '' } : Object.fromEntries(Object.entries(all).filter(([key]) => key !== id)),
    );
  return (
    <section className={layout.section} aria-labelledby="declare">
      <h2 id="declare">{say('declareFirst')}</h2>
      <p className={css.lead}>{say('declareHelp')}</p>
      <ErrorSummary title={say('declareFirst')} errors={errors} />
      <ul className={layout.list}>
        {entrants.map(({ dossierId, entryCode, title, teamName, organisation, members }) => (
          <li key={dossierId}>
            <h3>{title}</h3>
            <p className={layout.quiet}>
              {[entryCode, teamName, organisation, ...members.map(({ displayName }) => displayName)]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Choice
              type="checkbox"
              label={say('conflict')}
              checked={dossierId in reasons}
              onChange={({ target }) => tick(dossierId, target.checked)}
            />
            {dossierId in reasons && (
              <Field label={say('reason')} id={`why-${dossierId}`}>
                {(control) => (
                  <input
                    {...control}
                    className={inputClass}
                    value={reasons[dossierId]}
                    onChange={({ target }) => setReasons({ ...reasons, [dossierId]: target.value })}
                  />
                )}
              </Field>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button kind="first" busy={declaring.isPending} onClick={() => void declare()}>
          {say(ticked.length === 0 ? 'declareNone' : 'declare')}
        </Button>
      </div>
    </section>
  );
}

function ToMark({ round }: { round: Round }) {
  const say = useWords(judgeWords);
  const lang = useLocale();
  const all = useWholeList(
    MyAssignments,
    {
      edition: round.editionCode,
      round: round.id,
      locale: GRAPH_LOCALES[lang],
      after: null,
    },
    ({ myAssignments }) => myAssignments,
  );
  if (all.length === 0) return <Notice>{say('nothingAssigned')}</Notice>;
  const done = all.filter(({ state }) => state === 'HANDED_IN').length;
  return (
    <section className={layout.section} aria-label={round.stage.name}>
      <p className={css.lead}>{say('progress', { done, all: all.length })}</p>
      <ul className={layout.list}>
        {all.map(({ id, state, dossier }) => (
          <li key={id}>
            <h2 className={layout.name}>
              <Link to="/$lang/judging/$round/$assignment" params={{ lang, round: round.id, assignment: id }}>
                {dossier.title}
              </Link>
            </h2>
            <p>
              <State tone={state === 'HANDED_IN' ? 'good' : 'waiting'}>{say(state)}</State>{' '}
              <span className={layout.quiet}>
                {dossier.code} · {dossier.team.name}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
