import { layout, GRAPH_LOCALES, Instant, useLocale, useWords } from '@podium/ui';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { useGraph } from '../podium.js';
import { CategoryChoice } from './category-choice.js';
import css from './public.module.css';
import { publicWords } from './public.words.js';
import { Results, type ResultsQuery } from './results.documents.js';

type Winner = NonNullable<ResultsQuery['edition']>['winners']['nodes'][number];

/** The released awards of an edition; nothing of it is there before its instant. */
export function ResultsPage() {
  const say = useWords(publicWords);
  const lang = useLocale();
  const { edition: code } = useParams({ from: '/$lang/editions/$edition/results' });
  const { category } = useSearch({ from: '/$lang/editions/$edition/results' });
  const navigate = useNavigate();
  const { edition } = useGraph(Results, {
    code,
    category: category ?? null,
    locale: GRAPH_LOCALES[lang],
    other: lang === 'en' ? 'ZH_HANT' : 'EN',
    after: null,
  });
  if (!edition) return <NothingHere />;
  const choose = (chosen: string | undefined) =>
    void navigate({
      to: '/$lang/editions/$edition/results',
      params: { lang, edition: code },
      search: chosen === undefined ? {} : { category: chosen },
    });
  return (
    <>
      <PageTitle title={say('resultsTitle', { edition: edition.name })} />
      <p>
        <Link to="/$lang/editions/$edition" params={{ lang, edition: code }}>
          {edition.name}
        </Link>
      </p>
      {edition.categories.length > 1 && (
        <CategoryChoice categories={edition.categories} chosen={category} choose={choose} />
      )}
      {edition.winners.nodes.length === 0 ? (
        <p>{say('nothingReleased')}</p>
      ) : (
        groups(edition.winners.nodes).map(([heading, winners]) => (
          <section key={heading ?? ''} className={layout.section} aria-label={heading ?? edition.name}>
            <h2>{heading ?? say('wholeEdition')}</h2>
            <ol className={css.winners}>
              {winners.map((winner) => (
                <WinnerLine key={winner.id} winner={winner} />
              ))}
            </ol>
          </section>
        ))
      )}
    </>
  );
}

function WinnerLine({ winner }: { winner: Winner }) {
  const say = useWords(publicWords);
  const lang = useLocale();
  const other = lang === 'en' ? 'zh-Hant' : 'en';
  const organisations = winner.organisations.map(({ name }) => name).join(' · ');
  return (
    <li className={css.winner}>
      <p className={css.award}>
        {winner.awardName}
        {winner.streamName && <span className={layout.quiet}> · {winner.streamName}</span>}
      </p>
      <h3>{winner.title}</h3>
      {winner.otherTitle !== winner.title && (
        <p lang={other} className={layout.quiet}>
          {winner.otherTitle}
        </p>
      )}
      <p>
        {winner.teamName}
        {organisations && organisations !== winner.teamName && <> · {organisations}</>}
      </p>
      <p className={layout.small}>
        {winner.entryCode} · {say('released')} <Instant at={winner.releasedAt} timeZone="Asia/Hong_Kong" />
      </p>
    </li>
  );
}

/** By category, in the order in which they come. */
function groups(winners: readonly Winner[]): [string | null, Winner[]][] {
  const found = new Map<string | null, Winner[]>();
  for (const winner of winners) {
    const group = found.get(winner.categoryName) ?? [];
    found.set(winner.categoryName, [...group, winner]);
  }
  return [...found];
}
