import { layout, GRAPH_LOCALES, SeasonLine, useLocale, useWords } from '@podium/ui';
import { Link, useParams } from '@tanstack/react-router';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { useGraph } from '../podium.js';
import { CategoryFacts } from './category-facts.js';
import { EditionShown, type EditionShownQuery } from './edition.documents.js';
import { Entering } from './home.js';
import { opennessAt } from './openness.js';
import css from './public.module.css';
import { publicWords } from './public.words.js';

type Edition = NonNullable<EditionShownQuery['edition']>;
type CategoryOf = Edition['categories'][number];

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
      <PageTitle title={edition.name} lead={edition.theme} />
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
          {edition.categories.map((category) => (
            <CategoryShown key={category.code} category={category} edition={edition} />
          ))}
        </ul>
      </section>
      {edition.texts.map(({ code: text, text: statement }) => (
        <section key={text} className={layout.section}>
          <p className={layout.quiet}>{statement}</p>
        </section>
      ))}
    </>
  );
}

function CategoryShown({ category, edition: { code, timeZone } }: { category: CategoryOf; edition: Edition }) {
  const say = useWords(publicWords);
  const lang = useLocale();
  const { name, organiser, entering, streams } = category;
  const openness = entering && opennessAt(entering, new Date());
  return (
    <li>
      <h3>{name}</h3>
      {organiser && <p className={layout.quiet}>{say('organisedBy', { organiser })}</p>}
      {openness && (
        <p>
          <Entering openness={openness} timeZone={timeZone} />
        </p>
      )}
      {openness?.is === 'open' && (
        <p>
          <Link to="/$lang/editions/$edition/enter/$category" params={{ lang, edition: code, category: category.code }}>
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
      <CategoryFacts category={category} />
    </li>
  );
}
