import { DateTime } from 'luxon';
import type { Wording } from '../text.js';

/** A zone as people call it: “Hong Kong time”, 香港時間. @param zone IANA name */
export function sayZone(zone: string): Wording {
  if (zone === 'Asia/Hong_Kong') return { en: 'Hong Kong time', zhHant: '香港時間', zhHans: '香港时间' };
  const inLanguage = (locale: string) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  };
  return { en: inLanguage('en-GB'), zhHant: inLanguage('zh-Hant-HK'), zhHans: inLanguage('zh-Hans-CN') };
}

/**
 * An instant as clocks of a zone show it, to the minute, with the zone in words: “28 June 2023, 18:00 (Hong Kong time)”,
 * 2023年6月28日下午6時（香港時間）.
 * @param at  milliseconds since 1970, ISO 8601, or a Date
 */
export function sayInstant(at: number | string | Date, zone: string): Wording {
  const local = DateTime.fromMillis(new Date(at).getTime(), { zone });
  const named = sayZone(zone);
  const chinese = (hour: string, minute: string, name: string) =>
    `${local.toFormat("yyyy'年'L'月'd'日'")}${partOfDay(local.hour)}${local.hour % 12 || 12}${hour}${
      local.minute === 0 ? '' : `${local.minute}${minute}`
    }（${name}）`;
  return {
    en: `${local.setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm')} (${named.en})`,
    zhHant: chinese('時', '分', named.zhHant),
    zhHans: chinese('时', '分', named.zhHans),
  };
}

/** Twelve o’clock is said of midnight and noon alike in Chinese, so the part of the day says which. */
function partOfDay(hour: number): string {
  if (hour === 0) return '凌晨';
  if (hour === 12) return '中午';
  return hour < 12 ? '上午' : '下午';
}
