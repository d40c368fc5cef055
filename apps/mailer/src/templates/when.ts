import type { LocaleName } from '../letter/letter.js';

const TAGS: Record<LocaleName, string> = { en: 'en-GB', zhHant: 'zh-HK', zhHans: 'zh-CN' };

interface Formats {
  date: Intl.DateTimeFormat;
  time: Intl.DateTimeFormat;
  zone: Intl.DateTimeFormat;
}

// Making a format costs a hundred times what using it costs.
const formats = new Map<string, Formats>();

/**
 * An instant for people: date, time to the minute and the zone's name, as official papers write them.
 * `27 November 2026 at 6:30 pm (Hong Kong time)`, `2026年11月27日下午6時30分（香港時間）`. A zone that is none is read as UTC.
 */
export function whenIn(timeZone: string, locale: LocaleName, instant: string): string {
  const at = new Date(instant);
  const { date, time, zone } = formatsFor(timeZone, locale);
  const part = (of: Intl.DateTimeFormat, type: string) =>
    of.formatToParts(at).find((each) => each.type === type)?.value ?? '';
  const zoneName = part(zone, 'timeZoneName');
  const hour = Number(part(time, 'hour'));
  const minute = part(time, 'minute').padStart(2, '0');
  const shown = hour % 12 || 12;
  if (locale === 'en') {
    const name = zoneName.charAt(0).toUpperCase() + zoneName.slice(1).replace(/ (Standard )?Time$/, ' time');
    return `${date.format(at)} at ${shown}:${minute} ${hour < 12 ? 'am' : 'pm'} (${name})`;
  }
  const day = `${part(date, 'year')}年${part(date, 'month').replace('月', '')}月${part(date, 'day')}日`;
  const [hourWord, minuteWord] = locale === 'zhHant' ? ['時', '分'] : ['时', '分'];
  return `${day}${partOfDay(hour)}${shown}${hourWord}${minute}${minuteWord}（${shortZone(zoneName)}）`;
}

/** Noon is 中午12時, midnight 凌晨12時: 上午 and 下午 leave it open which is meant. */
function partOfDay(hour: number): string {
  if (hour === 12) return '中午';
  if (hour === 0) return '凌晨';
  return hour < 12 ? '上午' : '下午';
}

/** 香港標準時間 is 香港時間 to everybody. */
const shortZone = (name: string) => name.replace(/標準時間$/, '時間').replace(/标准时间$/, '时间');

function formatsFor(timeZone: string, locale: LocaleName): Formats {
  const key = `${locale} ${timeZone}`;
  let made = formats.get(key);
  if (!made) {
    try {
      made = formatsOf(TAGS[locale], timeZone);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      made = formatsOf(TAGS[locale], 'UTC');
    }
    formats.set(key, made);
  }
  return made;
}

const formatsOf = (tag: string, timeZone: string): Formats => ({
  date: new Intl.DateTimeFormat(tag, { year: 'numeric', month: 'long', day: 'numeric', timeZone }),
  time: new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone }),
  zone: new Intl.DateTimeFormat(tag, { timeZoneName: 'long', timeZone }),
});
