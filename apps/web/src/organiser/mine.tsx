import { layout, GRAPH_LOCALES, useLocale, useWords } from '@podium/ui';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import { MyRoles } from './mine.documents.js';
import { organiserWords } from './organiser.words.js';

/** The editions where I have a role, and what it opens. */
export const OrganisePage = forSignedIn(Mine);

function Mine() {
  const say = useWords(organiserWords);
  const lang = useLocale();
  const { me, editions } = useGraph(MyRoles, { locale: GRAPH_LOCALES[lang] });
  const roles = me?.appointments ?? [];
  const mine = editions.nodes
    .map((edition) => ({
      edition,
      held: roles.filter(({ editionCode }) => editionCode === null || editionCode === edition.code),
    }))
    .filter(({ held }) => held.length > 0);
  return (
    <>
      <PageTitle title={say('title')} />
      {mine.length === 0 && <p>{say('nothing')}</p>}
      <ul className={layout.list}>
        {mine.map(({ edition, held }) => {
          const boards = held.some(({ role }) => role !== 'SCREENER');
          return (
            <li key={edition.code}>
              <h2 className={layout.name}>
                {boards ? (
                  <Link to="/$lang/organise/$edition" params={{ lang, edition: edition.code }}>
                    {edition.name}
                  </Link>
                ) : (
                  <Link to="/$lang/screening/$edition" params={{ lang, edition: edition.code }}>
                    {edition.name}
                  </Link>
                )}
              </h2>
              <p className={layout.quiet}>
                {edition.code} ·{' '}
                {held
                  .map(({ role, categoryCode }) =>
                    [say(role), edition.categories.find(({ code }) => code === categoryCode)?.name]
                      .filter(Boolean)
                      .join(' – '),
                  )
                  .join(' · ')}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
