import { DateTime } from 'luxon';
import { toInstant } from '../forms/moment.js';

/** A date as it is written in each language. */
export interface WrittenDate {
  en: string;
  zh: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `2023-06-28` as `28 June 2023` and `2023年6月28日`. */
export function written(date: string): WrittenDate {
  const [year, month, day] = parts(date);
  return { en: `${day} ${MONTHS[month - 1]} ${year}`, zh: `${year}年${month}月${day}日` };
}

/** The date so many months later; the last day of a month stays within its month: 30 November + 3 is 28 February. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date);
  const total = year * 12 + (month - 1) + months;
  const inYear = Math.floor(total / 12);
  // Dates are compared as texts, which a fifth digit would put before all others.
  if (inYear > 9999) return '9999-12-31';
  const inMonth = (((total % 12) + 12) % 12) + 1;
  const last = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  return `${pad(inYear, 4)}-${pad(inMonth, 2)}-${pad(Math.min(day, last), 2)}`;
}

/** Whole years from one date to another, as ages are counted. */
export function yearsBetween(from: string, to: string): number {
  const [fromYear, fromMonth, fromDay] = parts(from);
  const [toYear, toMonth, toDay] = parts(to);
  const passed = toMonth > fromMonth || (toMonth === fromMonth && toDay >= fromDay);
  return toYear - fromYear - (passed ? 0 : 1);
}

let last: { key: string; date: string } | undefined;

/**
 * The date on which an instant falls in a zone.
 * @throws {RangeError} when the instant or the zone is none
 */
export function dateIn(instant: string | Date, timeZone: string): string {
  const milliseconds = toInstant(instant, 'closingAt');
  const key = `${milliseconds} ${timeZone}`;
  // Thousands of entries are evaluated against one closing date; remembering it changes no answer.
  if (last?.key === key) return last.date;
  const date = DateTime.fromMillis(milliseconds, { zone: timeZone }).toISODate();
  if (date === null) throw new RangeError(`${timeZone} is no time zone`);
  last = { key, date };
  return date;
}

function parts(date: string): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
