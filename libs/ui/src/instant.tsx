import { useLocale, type Locale } from './locale.js';
import { useWords } from './words.js';

const TAGS: Record<Locale, string> = { en: 'en-GB', 'zh-Hant': 'zh-Hant-HK', 'zh-Hans': 'zh-Hans-CN' };

const words = {
  hongKong: { en: 'Hong Kong time', zhHant: '香港時間', zhHans: '香港时间' },
  yours: { en: '{time} where you are', zhHant: '你所在地為{time}', zhHans: '你所在地为{time}' },
} as const;

/** With weekday and time to the minute, in one zone: `Friday 31 July 2026, 18:00`. */
export function sayInstant(at: Date, locale: Locale, timeZone: string): string {
  const date = new Intl.DateTimeFormat(TAGS[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at);
  const time = new Intl.DateTimeFormat(TAGS[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
  return locale === 'en' ? `${date.replace(/^(\w+),/, '$1')}, ${time}` : `${date} ${time}`;
}

export function useZoneName(timeZone: string): string {
  const say = useWords(words);
  const locale = useLocale();
  if (timeZone === 'Asia/Hong_Kong') return say('hongKong');
  const parts = new Intl.DateTimeFormat(TAGS[locale], { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** An instant in the edition's zone, with the zone's name, and the reader's own time where that differs. */
export function Instant({ at, timeZone }: { at: string; timeZone: string }) {
  const locale = useLocale();
  const say = useWords(words);
  const zone = useZoneName(timeZone);
  const date = new Date(at);
  const there = sayInstant(date, locale, timeZone);
  const here = sayOwn(date, locale, timeZone);
  return (
    <time dateTime={at}>
      {there}
      {locale === 'en' ? ` ${zone}` : `（${zone}）`}
      {here !== undefined &&
        (locale === 'en' ? ` (${say('yours', { time: here })})` : `，${say('yours', { time: here })}`)}
    </time>
  );
}

/** The reader's own time, with its day where that is another one; undefined where it is the same. */
function sayOwn(at: Date, locale: Locale, timeZone: string): string | undefined {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (sayInstant(at, locale, timeZone) === sayInstant(at, locale, own)) return undefined;
  const day = (zone: string) => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(at);
  const otherDay = day(timeZone) !== day(own);
  return new Intl.DateTimeFormat(TAGS[locale], {
    ...(otherDay ? { weekday: 'short', day: 'numeric', month: 'short' } : {}),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: own,
  }).format(at);
}

/** `in 3 days`, `2 hours ago`. */
export function sayDistance(at: Date, now: Date, locale: Locale): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat(TAGS[locale], { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 48 * 60) return format.format(Math.trunc(minutes / 60), 'hour');
  return format.format(Math.trunc(minutes / (24 * 60)), 'day');
}
