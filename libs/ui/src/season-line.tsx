import { sayDistance, Instant } from './instant.js';
import { useLocale } from './locale.js';
import { useWords } from './words.js';
import css from './season-line.module.css';

export interface LineMilestone {
  code: string;
  name: string;
  at: string;
}

const words = {
  label: { en: 'The season', zhHant: '賽程', zhHans: '赛程' },
  next: { en: '{name} {distance}', zhHant: '{distance}：{name}', zhHans: '{distance}：{name}' },
  over: { en: 'Everything in this calendar is over.', zhHant: '日程上各項均已結束。', zhHans: '日程上各项均已结束。' },
  passed: { en: 'passed', zhHant: '已過', zhHans: '已过' },
  ahead: { en: 'ahead', zhHant: '未到', zhHans: '未到' },
} as const;

/** The season as one line: what is over is filled, today is marked, the next instant is said in words. */
export function SeasonLine({
  milestones,
  timeZone,
  now = new Date(),
}: {
  milestones: readonly LineMilestone[];
  timeZone: string;
  now?: Date;
}) {
  const say = useWords(words);
  const locale = useLocale();
  const sorted = [...milestones].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const next = sorted.find(({ at }) => Date.parse(at) > now.getTime());
  const first = Date.parse(sorted[0]?.at ?? now.toISOString());
  const last = Date.parse(sorted.at(-1)?.at ?? now.toISOString());
  const place = (at: number) =>
    last === first ? 0 : Math.min(100, Math.max(0, ((at - first) / (last - first)) * 100));
  return (
    <section className={css.season} aria-label={say('label')}>
      <p className={css.next}>
        {next ? (
          <>
            <strong>{say('next', { name: next.name, distance: sayDistance(new Date(next.at), now, locale) })}</strong>{' '}
            <span className={css.when}>
              <Instant at={next.at} timeZone={timeZone} />
            </span>
          </>
        ) : (
          say('over')
        )}
      </p>
      <div className={css.line} aria-hidden="true">
        <span className={css.done} style={{ inlineSize: `${place(now.getTime())}%` }} />
        {sorted.map(({ code, at }) => (
          <span
            key={`${code} ${at}`}
            className={css.point}
            data-passed={Date.parse(at) <= now.getTime()}
            style={{ insetInlineStart: `${place(Date.parse(at))}%` }}
          />
        ))}
        <span className={css.today} style={{ insetInlineStart: `${place(now.getTime())}%` }} />
      </div>
      <ol className={css.list}>
        {sorted.map(({ code, name, at }) => (
          <li key={`${code} ${at}`} data-passed={Date.parse(at) <= now.getTime()}>
            <span className={css.name}>{name}</span> <Instant at={at} timeZone={timeZone} />
            <span className={css.unseen}> {say(Date.parse(at) <= now.getTime() ? 'passed' : 'ahead')}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
