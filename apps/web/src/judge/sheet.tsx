import { type Form } from '@podium/programmes/answers';
import { layout, Button, Field, GRAPH_LOCALES, inputClass, Instant, Notice, useLocale, useWords } from '@podium/ui';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswersShown } from '../form/answers-shown.js';
import type { Answers } from '../form/answers.js';
import { FilesHereProvider } from '../form/files-here.js';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useAct, useGraph } from '../podium.js';
import { CriterionRow } from './criterion-row.js';
import { useFilesOfDossier } from './files-of-dossier.js';
import css from './judge.module.css';
import { judgeWords } from './judge.words.js';
import { keepSheet, keptSheet } from './kept-sheets.js';
import { marksOf, missingOf, toHandIn, type KeptSheet } from './sheet-state.js';
import { FormJudged, HandIn, SheetShown, type HandInMutation, type SheetShownQuery } from './sheet.documents.js';

type Assignment = Extract<NonNullable<SheetShownQuery['node']>, { __typename: 'Assignment' }>;
type OtherSheet = Extract<HandInMutation['submitScoreSheet'], { __typename: 'SheetChangedMeanwhile' }>['sheet'];

/** The entry on the left, the sheet on the right and always in view. */
export const SheetPage = forSignedIn(Sheet);

function Sheet() {
  const lang = useLocale();
  const { assignment: id } = useParams({ from: '/$lang/judging/$round/$assignment' });
  const { node } = useGraph(SheetShown, { id, locale: GRAPH_LOCALES[lang] });
  if (node?.__typename !== 'Assignment') return <NothingHere />;
  return <SheetOf key={node.id} assignment={node} />;
}

function SheetOf({ assignment }: { assignment: Assignment }) {
  const say = useWords(judgeWords);
  const lang = useLocale();
  const { dossier, round } = assignment;
  const files = useFilesOfDossier(dossier.id);
  const { edition } = useGraph(FormJudged, { code: round.editionCode });
  const form = edition?.categories.find(({ code }) => code === dossier.categoryCode)?.form as Form | undefined;
  return (
    <>
      <PageTitle title={dossier.title} lead={`${dossier.code} · ${dossier.team.name}`} />
      <p>
        <Link to="/$lang/judging/$round" params={{ lang, round: round.id }}>
          {say('backToRound')}
        </Link>
      </p>
      <div className={layout.desk}>
        <section className={css.dossier} aria-label={say('entry')}>
          <p className={layout.quiet}>
            {[dossier.team.organisation, ...dossier.team.members.map(({ displayName }) => displayName)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {form && (
            <FilesHereProvider value={files}>
              <AnswersShown form={form} answers={(dossier.answers ?? {}) as Answers} />
            </FilesHereProvider>
          )}
        </section>
        <MarkIt assignment={assignment} />
      </div>
    </>
  );
}

function MarkIt({ assignment }: { assignment: Assignment }) {
  const say = useWords(judgeWords);
  const { round, dossier, sheet } = assignment;
  const { rubric } = round;
  const [kept, setKept] = useState<KeptSheet>(
    () =>
      keptSheet(assignment.id) ?? {
        baseVersion: sheet?.version ?? 0,
        marks: sheet ? marksOf(sheet.marks) : {},
        comment: sheet?.comment ?? '',
      },
  );
  const [refused, setRefused] = useState<string>();
  const [other, setOther] = useState<OtherSheet>();
  const handing = useAct(HandIn);
  const mayMark = assignment.viewerCan.includes('HAND_IN');
  const missing = missingOf(rubric.criteria, kept.marks);
  const become = (next: KeptSheet) => {
    setKept(next);
    keepSheet(assignment.id, next);
  };
  const handIn = async (baseVersion: number) => {
    setRefused(undefined);
    setOther(undefined);
    const { submitScoreSheet: answer } = await handing.mutateAsync({
      input: {
        roundId: round.id,
        dossierId: dossier.id,
        marks: toHandIn(rubric.criteria, kept.marks),
        comment: kept.comment.trim() || null,
        baseVersion,
      },
    });
    if (answer.__typename === 'ScoreSheet') {
      keepSheet(assignment.id, undefined);
      return setKept({ ...kept, baseVersion: answer.version });
    }
    if (answer.__typename === 'SheetChangedMeanwhile' && answer.sheet) return setOther(answer.sheet);
    setRefused(answer.message);
  };
  return (
    <form className={css.sheet} aria-label={say('sheet')} onSubmit={(event) => event.preventDefault()}>
      <h2>{say('sheet')}</h2>
      {rubric.criteria.map((criterion) => (
        <CriterionRow
          key={criterion.code}
          criterion={criterion}
          scale={rubric.scale}
          mayBeNotApplicable={rubric.notApplicable !== 'REFUSE'}
          marks={kept.marks}
          disabled={!mayMark}
          mark={(key, mark) => become({ ...kept, marks: { ...kept.marks, [key]: mark } })}
        />
      ))}
      <Field label={say('comment')} mark={say('optional')}>
        {(control) => (
          <textarea
            {...control}
            className={inputClass}
            value={kept.comment}
            maxLength={5000}
            disabled={!mayMark}
            onChange={({ target }) => become({ ...kept, comment: target.value })}
          />
        )}
      </Field>
      {refused && (
        <Notice tone="wrong">
          <p>{refused}</p>
        </Notice>
      )}
      {handing.error && (
        <Notice tone="wrong">
          <p>{handing.error.message}</p>
          <p>{say('keptHere')}</p>
        </Notice>
      )}
      {other && (
        <Notice tone="waiting">
          <p>{say('changed')}</p>
          <p>
            {other.marks
              .map(
                ({ criterion, attribute, mark }) =>
                  `${[criterion, attribute].filter(Boolean).join('/')}: ${mark ?? '–'}`,
              )
              .join(' · ')}
          </p>
          <div className={layout.acts}>
            <Button
              onClick={() => {
                become({ baseVersion: other.version, marks: marksOf(other.marks), comment: other.comment ?? '' });
                setOther(undefined);
              }}
            >
              {say('takeOther')}
            </Button>
            <Button onClick={() => void handIn(other.version)}>{say('keepMine')}</Button>
          </div>
        </Notice>
      )}
      <div className={css.foot} role="status">
        <p>{missing.length === 0 ? say('complete') : say('missing', { count: missing.length })}</p>
        <p className={layout.quiet}>
          {sheet && keptSheet(assignment.id) === undefined ? (
            <>
              {say('handedInAt')} <Instant at={sheet.handedInAt} timeZone={round.edition.timeZone} />
            </>
          ) : (
            say('keptHere')
          )}
        </p>
      </div>
      {mayMark && (
        <div className={layout.acts}>
          <Button
            kind="first"
            busy={handing.isPending}
            aria-disabled={missing.length > 0}
            onClick={() => missing.length === 0 && void handIn(kept.baseVersion)}
          >
            {say(sheet ? 'handInAgain' : 'handIn')}
          </Button>
        </div>
      )}
    </form>
  );
}
