import type { LocaleName } from '../letter/letter.js';

const TAGS: Record<LocaleName, string> = { en: 'en-GB', zhHant: 'zh-HK', zhHans: 'zh-CN' };

// Making a format costs a hundred times what using it costs.
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant for people: date, time to the minute and the zone's name. A zone that is none is read as UTC. */
export function whenIn(timeZone: string, locale: LocaleName, instant: string): string {
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = formatFor(TAGS[locale], timeZone)));
  return format.format(new Date(instant));
}

function formatFor(tag: string, timeZone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  };
  try {
    return new Intl.DateTimeFormat(tag, { ...options, timeZone });
  } catch (error) {
    if (error instanceof RangeError) return new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
    throw error;
  }
}
