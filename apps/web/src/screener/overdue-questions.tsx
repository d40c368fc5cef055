import { GRAPH_LOCALES, Instant, Notice, useLocale, useWords } from '@podium/ui';
import { Link } from '@tanstack/react-router';
import { useGraphBeside } from '../podium.js';
import { OverdueQuestions as Overdue } from './asking.documents.js';
import { askingWords } from './asking.words.js';

/** Questions that nobody answered in time, above everything else that waits. */
export function OverdueQuestions({ code, category, timeZone }: { code: string; category?: string; timeZone: string }) {
  const say = useWords(askingWords);
  const lang = useLocale();
  const asked = useGraphBeside(Overdue, { code, category: category ?? null, locale: GRAPH_LOCALES[lang] });
  const { totalCount = 0, nodes = [] } = asked?.entryQueries ?? {};
  if (totalCount === 0) return null;
  return (
    <Notice tone="waiting" title={say('overdueList', { count: totalCount })}>
      <ul>
        {nodes.map(({ id, question, dueAt, entry }) => (
          <li key={id}>
            {entry && (
              <Link to="/$lang/screening/$edition/$entry" params={{ lang, edition: code, entry: entry.id }} search={{}}>
                {`${entry.code} ${entry.title}`}
              </Link>
            )}{' '}
            {question} (<Instant at={dueAt} timeZone={timeZone} />)
          </li>
        ))}
      </ul>
    </Notice>
  );
}
