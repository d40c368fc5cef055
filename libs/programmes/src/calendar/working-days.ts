import { DateTime } from 'luxon';
import { HONG_KONG_HOLIDAYS, type HolidayYear } from './hong-kong-holidays.js';

/** A working day was asked of a year whose holidays are not known yet. */
export class HolidaysUnknown extends Error {
  constructor(readonly year: number) {
    super(`The general holidays of ${year} are not known; hand in the published list.`);
    this.name = 'HolidaysUnknown';
  }
}

/** How a place counts working days: from Monday to Friday, without general holidays. */
export interface WorkingWeek {
  /** IANA zone in which a day begins and ends. */
  timeZone: string;
  holidays: Readonly<Record<number, HolidayYear>>;
  /** Days of the week that are worked, Monday 1 to Sunday 7. */
  days: readonly number[];
}

/** Hong Kong's, with the shipped table; government offices work from Monday to Friday. */
export const HONG_KONG_WEEK: WorkingWeek = {
  timeZone: 'Asia/Hong_Kong',
  holidays: HONG_KONG_HOLIDAYS,
  days: [1, 2, 3, 4, 5],
};

// A year has at most a month of days off on end; more means that no day of the week is worked.
const LONGEST_PAUSE_DAYS = 400;

/**
 * Whether a date is a working day.
 * @param date  `2023-06-28`
 * @throws {HolidaysUnknown} for a year that the table does not have
 */
export function isWorkingDay(date: string, week: WorkingWeek = HONG_KONG_WEEK): boolean {
  const day = DateTime.fromISO(date, { zone: week.timeZone });
  if (!day.isValid) throw new RangeError(`${date} is no date`);
  const year = week.holidays[day.year];
  if (!year) throw new HolidaysUnknown(day.year);
  return week.days.includes(day.weekday) && !Object.hasOwn(year.days, date);
}

/**
 * The end of "within n working days" after an instant. The day of the instant does not count, whatever the hour.
 * @param from  ISO 8601
 * @param days  a whole number of 1 or more
 * @returns     ISO 8601 in UTC: midnight at the end of the nth working day, so that `now < end` asks whether there is time
 * @throws {HolidaysUnknown} when the count runs into a year that the table does not have
 */
export function withinWorkingDays(from: string, days: number, week: WorkingWeek = HONG_KONG_WEEK): string {
  if (!Number.isInteger(days) || days < 1) throw new RangeError(`${days} working days cannot be counted`);
  let day = startOfDay(from, week);
  for (let left = days, idle = 0; left > 0;) {
    day = day.plus({ days: 1 });
    if (isWorkingDay(day.toISODate() ?? '', week)) {
      left -= 1;
      idle = 0;
    } else if (++idle > LONGEST_PAUSE_DAYS) throw new RangeError('No day of this week is worked');
  }
  return inUtc(day.plus({ days: 1 }));
}

/** Working days that begin after an instant's day and up to another's, e.g. how long an answer took. */
export function workingDaysBetween(from: string, until: string, week: WorkingWeek = HONG_KONG_WEEK): number {
  const [first, last] = [startOfDay(from, week), startOfDay(until, week)];
  let count = 0;
  for (let day = first.plus({ days: 1 }); day <= last; day = day.plus({ days: 1 })) {
    if (isWorkingDay(day.toISODate() ?? '', week)) count += 1;
  }
  return count;
}

function startOfDay(at: string, { timeZone }: WorkingWeek): DateTime {
  const time = DateTime.fromISO(at, { zone: timeZone });
  if (!time.isValid) throw new RangeError(`${at} is no instant`);
  return time.startOf('day');
}

const inUtc = (time: DateTime): string => time.toUTC().toISO({ suppressMilliseconds: true }) ?? '';
