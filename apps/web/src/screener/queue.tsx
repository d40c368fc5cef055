import { layout, Field, GRAPH_LOCALES, inputClass, Instant, State, useLocale, useWords } from '@podium/ui';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { CategoryChoice } from '../public/category-choice.js';
import { STATE_TONES } from '../entrant/entries.js';
import { NothingHere, PageTitle } from '../frame/frame.js';
import { forSignedIn } from '../frame/for-signed-in.js';
import { useGraph } from '../podium.js';
import css from './screener.module.css';
import { screenerWords } from './screener.words.js';
import { OverdueQuestions } from './overdue-questions.js';
import { queueVariables, STATES, type EntryState, type QueueSearch } from './queue-search.js';
import { ScreeningQueue } from './screening.documents.js';

export const QueuePage = forSignedIn(Queue);

function Queue() {
  const say = useWords(screenerWords);
  const lang = useLocale();
  const { edition: code } = useParams({ from: '/$lang/screening/$edition' });
  const search = useSearch({ from: '/$lang/screening/$edition' });
  const navigate = useNavigate();
  const { edition, entries } = useGraph(ScreeningQueue, queueVariables(code, search, GRAPH_LOCALES[lang]));
  if (!edition) return <NothingHere />;
  const go = (to: QueueSearch) =>
    void navigate({ to: '/$lang/screening/$edition', params: { lang, edition: code }, search: to });
  return (
    <>
      <PageTitle title={say('title')} lead={edition.name} />
      <div className={css.filters}>
        <Field label={say('state')}>
          {(control) => (
            <select
              {...control}
              className={inputClass}
              value={search.state ?? 'SUBMITTED'}
              onChange={({ target }) => go({ ...search, state: target.value as EntryState })}
            >
              {STATES.map((state) => (
                <option key={state} value={state}>
                  {say(state)}
                </option>
              ))}
              <option value="EVERY">{say('every')}</option>
            </select>
          )}
        </Field>
        <CategoryChoice
          categories={edition.categories}
          chosen={search.category}
          choose={(category) =>
            go({ ...(search.state ? { state: search.state } : {}), ...(category === undefined ? {} : { category }) })
          }
        />
      </div>
      <OverdueQuestions
        code={code}
        timeZone={edition.timeZone}
        {...(search.category === undefined ? {} : { category: search.category })}
      />
      <p role="status">
        {say('queue', { count: entries.totalCount })}
        {entries.pageInfo.hasNextPage && ` ${say('more', { shown: entries.nodes.length })}`}
      </p>
      {entries.nodes.length === 0 ? (
        <p>{say('empty')}</p>
      ) : (
        <div className={layout.wide}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('code')}</th>
                <th scope="col">{say('entry')}</th>
                <th scope="col">{say('team')}</th>
                <th scope="col">{say('state')}</th>
                <th scope="col">{say('submitted')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.nodes.map((entry) => (
                <tr key={entry.id}>
                  <td>{entry.code}</td>
                  <td>
                    <Link
                      to="/$lang/screening/$edition/$entry"
                      params={{ lang, edition: code, entry: entry.id }}
                      search={search}
                    >
                      {entry.title}
                    </Link>
                  </td>
                  <td>{entry.roster.name}</td>
                  <td>
                    <State tone={entry.state === 'SUBMITTED' ? 'waiting' : STATE_TONES[entry.state]}>
                      {say(entry.state)}
                    </State>
                  </td>
                  <td>{entry.submittedAt && <Instant at={entry.submittedAt} timeZone={edition.timeZone} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
