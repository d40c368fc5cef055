import { layout, GRAPH_LOCALES, SeasonLine, useLocale, useWords } from '@podium/ui';
import { Link, useParams } from '@tanstack/react-router';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { useGraph } from '../podium.js';
import { EditionShown } from './edition.documents.js';
import { Entering } from './home.js';
import { opennessAt } from './openness.js';
import css from './public.module.css';
import { publicWords } from './public.words.js';

/** What an edition is, when what happens, and where one may enter. */
export function EditionPage() {
  const say = useWords(publicWords);
  const lang = useLocale();
  const { edition: code } = useParams({ from: '/$lang/editions/$edition' });
  const { edition } = useGraph(EditionShown, { code, locale: GRAPH_LOCALES[lang] });
  if (!edition) return <NothingHere />;
  const ofAll = edition.calendar.filter(({ category }) => category === null);
  return (
    <>
      <PageTitle title={edition.name} />
      <SeasonLine milestones={ofAll} timeZone={edition.timeZone} />
      {edition.winners.totalCount > 0 && (
        <p className={css.results}>
          <Link to="/$lang/editions/$edition/results" params={{ lang, edition: code }}>
            {say('resultsOf', { count: edition.winners.totalCount })}
          </Link>
        </p>
      )}
      <section className={layout.section} aria-labelledby="categories">
        <h2 id="categories">{say('categories')}</h2>
        <ul className={css.categories}>
          {edition.categories.map(({ code: category, name, organiser, entering, streams }) => (
            <li key={category}>
              <h3>{name}</h3>
              {organiser && <p className={layout.quiet}>{say('organisedBy', { organiser })}</p>}
              {entering && (
                <p>
                  <Entering openness={opennessAt(entering, new Date())} timeZone={edition.timeZone} />
                </p>
              )}
              {entering && opennessAt(entering, new Date()).is === 'open' && (
                <p>
                  <Link to="/$lang/editions/$edition/enter/$category" params={{ lang, edition: code, category }}>
                    {say('enter')}
                  </Link>
                </p>
              )}
              {streams.length > 1 && (
                <ul className={css.streams}>
                  {streams.map((stream) => (
                    <li key={stream.code}>{stream.name}</li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
