import { layout, GRAPH_LOCALES, Instant, State, useLocale, useWords, type Tone } from '@podium/ui';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import { judgeWords } from './judge.words.js';
import { MyRounds, type MyRoundsQuery } from './judging.documents.js';

type RoundState = MyRoundsQuery['myRounds']['nodes'][number]['state'];
export const ROUND_TONES: Record<RoundState, Tone> = {
  OPEN: 'good',
  OVERDUE: 'waiting',
  CLOSED: 'plain',
  ABANDONED: 'plain',
};

/** What is mine to judge, and by when. */
export const RoundsPage = forSignedIn(Rounds);

function Rounds() {
  const say = useWords(judgeWords);
  const lang = useLocale();
  const { myRounds } = useGraph(MyRounds, { locale: GRAPH_LOCALES[lang] });
  return (
    <>
      <PageTitle title={say('title')} />
      {myRounds.nodes.length === 0 && <p>{say('nothing')}</p>}
      <ul className={layout.list}>
        {myRounds.nodes.map(({ id, edition, categoryCode, stage, state, closesAt, declaredAt }) => (
          <li key={id}>
            <h2 className={layout.name}>
              <Link to="/$lang/judging/$round" params={{ lang, round: id }}>
                {[edition.categories.find(({ code }) => code === categoryCode)?.name, stage.name]
                  .filter(Boolean)
                  .join(' · ')}
              </Link>
            </h2>
            <p>
              <State tone={ROUND_TONES[state]}>{say(state)}</State> <span className={layout.quiet}>{edition.name}</span>
            </p>
            {closesAt && state !== 'CLOSED' && (
              <p>
                {say('until')} <Instant at={closesAt} timeZone={edition.timeZone} />
              </p>
            )}
            {declaredAt === null && state === 'OPEN' && <p>{say('declareFirst')}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
