import { layout, GRAPH_LOCALES, Instant, State, useLocale, useWords, type Tone } from '@podium/ui';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../frame/frame.js';
import { useGraph } from '../podium.js';
import { Home as HomeDocument, type HomeQuery } from './home.documents.js';
import css from './public.module.css';
import { opennessOf, type Openness } from './openness.js';
import { publicWords } from './public.words.js';

type EditionListed = HomeQuery['editions']['nodes'][number];

/** What this is, and which editions there are. */
export function Home() {
  const say = useWords(publicWords);
  const locale = useLocale();
  const { editions } = useGraph(HomeDocument, { locale: GRAPH_LOCALES[locale] });
  return (
    <>
      <PageTitle title={say('homeTitle')} lead={say('homeLead')} />
      <section className={layout.section} aria-labelledby="editions">
        <h2 id="editions">{say('editions')}</h2>
        {editions.nodes.length === 0 ? (
          <p>{say('noEditions')}</p>
        ) : (
          <ul className={css.editions}>
            {editions.nodes.map((edition) => (
              <EditionLine key={edition.code} edition={edition} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function EditionLine({ edition }: { edition: EditionListed }) {
  const say = useWords(publicWords);
  const lang = useLocale();
  const openness = opennessOf(
    edition.categories.map(({ entering }) => entering),
    new Date(),
  );
  return (
    <li>
      <h3>
        <Link to="/$lang/editions/$edition" params={{ lang, edition: edition.code }}>
          {edition.name}
        </Link>
      </h3>
      <p>
        {openness && <Entering openness={openness} timeZone={edition.timeZone} />}
        {edition.winners.totalCount > 0 && (
          <>
            {' '}
            <Link to="/$lang/editions/$edition/results" params={{ lang, edition: edition.code }}>
              {say('resultsOf', { count: edition.winners.totalCount })}
            </Link>
          </>
        )}
      </p>
    </li>
  );
}

const TONES: Record<Openness['is'], Tone> = { open: 'good', ahead: 'waiting', over: 'plain' };

/** Whether one may enter, and until when. */
export function Entering({ openness, timeZone }: { openness: Openness; timeZone: string }) {
  const say = useWords(publicWords);
  const instant =
    openness.is === 'open' ? openness.closesAt : openness.is === 'ahead' ? openness.opensAt : openness.closedAt;
  const when = { open: 'openUntil', ahead: 'opensOn', over: 'closedOn' } as const;
  return (
    <>
      <State tone={TONES[openness.is]}>{say(openness.is)}</State>{' '}
      {instant && (
        <span className={css.when}>
          {say(when[openness.is])} <Instant at={instant} timeZone={timeZone} />
        </span>
      )}
    </>
  );
}
