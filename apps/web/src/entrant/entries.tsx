import { layout, GRAPH_LOCALES, State, useLocale, useWords, type Tone } from '@podium/ui';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import { opennessAt } from '../public/openness.js';
import { Entering } from '../public/home.js';
import { MyEntries, type MyEntriesQuery } from './entries.documents.js';
import { entrantWords } from './entrant.words.js';

type EntryListed = MyEntriesQuery['myEntries']['nodes'][number];

export const STATE_TONES: Record<EntryListed['state'], Tone> = {
  DRAFT: 'waiting',
  SUBMITTED: 'good',
  ADMITTED: 'good',
  REFUSED: 'wrong',
  WITHDRAWN: 'plain',
  DISQUALIFIED: 'wrong',
};

/** Where my entries stand, and where I may still enter. */
export const EntriesPage = forSignedIn(Entries);

function Entries() {
  const say = useWords(entrantWords);
  const lang = useLocale();
  const { myEntries, editions } = useGraph(MyEntries, { locale: GRAPH_LOCALES[lang] });
  const names = new Map(editions.nodes.map((edition) => [edition.code, edition.name]));
  const open = editions.nodes.flatMap((edition) =>
    edition.categories.flatMap((category) => {
      const openness = category.entering && opennessAt(category.entering, new Date());
      return openness?.is === 'open' ? [{ edition, category, openness }] : [];
    }),
  );
  return (
    <>
      <PageTitle title={say('myEntries')} />
      {myEntries.nodes.length === 0 ? (
        <p>{say('noEntries')}</p>
      ) : (
        <ul className={layout.list}>
          {myEntries.nodes.map((entry) => (
            <li key={entry.id}>
              <h2 className={layout.name}>
                <Link to="/$lang/entries/$entry" params={{ lang, entry: entry.id }}>
                  {entry.title}
                </Link>
              </h2>
              <p>
                <State tone={STATE_TONES[entry.state]}>{say(entry.state)}</State>{' '}
                <span className={layout.quiet}>
                  {entry.code} · {names.get(entry.editionCode) ?? entry.editionCode}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      <section className={layout.section} aria-labelledby="open-now">
        <h2 id="open-now">{say('openNow')}</h2>
        {open.length === 0 ? (
          <p>{say('nothingOpen')}</p>
        ) : (
          <ul className={layout.list}>
            {open.map(({ edition, category, openness }) => (
              <li key={`${edition.code} ${category.code}`}>
                <h3>
                  <Link
                    to="/$lang/editions/$edition/enter/$category"
                    params={{ lang, edition: edition.code, category: category.code }}
                  >
                    {category.name}
                  </Link>
                </h3>
                <p>
                  <span className={layout.quiet}>{edition.name}</span>{' '}
                  <Entering openness={openness} timeZone={edition.timeZone} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
