import { DateTime, IANAZone } from 'luxon';

// `CST` is a zone of the IANA list, for the middle of America: whoever writes it means China, or America, or Cuba.
const AREA_AND_CITY = /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z]/;

/**
 * Whether the name is one zone of the IANA list and can be read as no other: area and city, e.g. `Asia/Hong_Kong`, or `UTC`. Short names
 * (CST, IST, BST) mean several zones and are none here.
 */
export function isTimeZone(name: string): boolean {
  return name === 'UTC' || (AREA_AND_CITY.test(name) && IANAZone.isValidZone(name));
}

export type LocalTimeProblem = 'no-such-date' | 'skipped' | 'twice';

/**
 * The instant at which clocks in a zone show a local time, to the minute.
 * @param local  `2023-06-28 18:00`
 * @param zone   IANA name
 * @returns      ISO 8601 in UTC, or why there is no single such instant: no such date, an hour that clocks skip in
 *               spring, or one that they show twice in autumn
 */
export function instantOf(local: string, zone: string): { at: string } | { problem: LocalTimeProblem } {
  const parts = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})$/.exec(local)?.slice(1).map(Number);
  if (!parts) return { problem: 'no-such-date' };
  const [year, month, day, hour, minute] = parts as [number, number, number, number, number];
  const time = DateTime.fromObject({ year, month, day, hour, minute }, { zone });
  // ISO 8601 once knew 24:00, the next day's 00:00. Nobody reads it alike, so it is no time here, nor is it anywhere in Podium.
  if (!time.isValid || hour > 23) return { problem: 'no-such-date' };
  if (time.hour !== hour || time.minute !== minute) return { problem: 'skipped' };
  if (time.getPossibleOffsets().length > 1) return { problem: 'twice' };
  return { at: time.toUTC().toISO({ suppressMilliseconds: true }) ?? '' };
}

/** What clocks in a zone show at an instant, e.g. `2023-06-28 18:00`. */
export function localTimeOf(at: string, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
}
