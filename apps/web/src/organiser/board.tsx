import { layout, GRAPH_LOCALES, SeasonLine, useLocale, useWords } from '@podium/ui';
import { Link, useParams } from '@tanstack/react-router';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import { Awards } from './awards.js';
import { Board as BoardDocument } from './board.documents.js';
import { organiserWords } from './organiser.words.js';
import { Panels } from './panels.js';
import { Releases } from './releases.js';
import { Rounds } from './rounds.js';

/** What needs me now, then judging, awards and release of one edition. */
export const BoardPage = forSignedIn(Board);

function Board() {
  const say = useWords(organiserWords);
  const lang = useLocale();
  const { edition: code } = useParams({ from: '/$lang/organise/$edition' });
  const board = useGraph(BoardDocument, { code, locale: GRAPH_LOCALES[lang] });
  const { edition } = board;
  if (!edition) return <NothingHere />;
  const shown = { ...board, edition };
  return (
    <>
      <PageTitle title={edition.name} />
      <SeasonLine
        milestones={edition.calendar.filter(({ category }) => category === null)}
        timeZone={edition.timeZone}
      />
      <section className={layout.section} aria-labelledby="now">
        <h2 id="now">{say('board')}</h2>
        <p>
          <Link to="/$lang/screening/$edition" params={{ lang, edition: code }}>
            {say('screening', { count: board.waiting.totalCount })}
          </Link>{' '}
          <span className={layout.quiet}>{say('admittedCount', { count: board.admitted.totalCount })}</span>
        </p>
        <p>
          <Link to="/$lang/editions/$edition" params={{ lang, edition: code }}>
            {say('public')}
          </Link>
        </p>
      </section>
      <Panels board={shown} />
      <Rounds board={shown} />
      <Awards board={shown} />
      <Releases board={shown} />
    </>
  );
}
