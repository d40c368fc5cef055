import { inLocale, instantText, type Locale } from '@podium/platform-graphql';
import type { Edition } from '@podium/programmes';
import type { OpenedEdition } from './editions.js';

/** RFC 5545 §3.1: lines end so, and hold at most so many octets. */
const END = '\r\n';
const OCTETS = 75;

/**
 * An edition's calendar as iCalendar: an event for each milestone. Instants are in UTC, so that no reader needs a table of zones; the
 * local time, with its zone's name, is said in words.
 * @see RFC 5545, RFC 7986
 */
export function calendarFile(
  { edition, revision }: Pick<OpenedEdition, 'edition' | 'revision'>,
  locale: Locale,
): string {
  const name = inLocale(edition.name, locale) ?? edition.code;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Podium//Calendar of an edition//EN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-TIMEZONE:${escaped(edition.timeZone)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...edition.calendar.flatMap((milestone) => event(edition, milestone, revision, locale)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => folded(line) + END).join('');
}

function event(edition: Edition, milestone: Edition['calendar'][number], revision: number, locale: Locale): string[] {
  const { id, category, at } = milestone;
  const of = edition.categories.find(({ code }) => code === category);
  const title = inLocale(milestone.name, locale) ?? id;
  const place = of && inLocale(of.name, locale);
  const instant = new Date(at);
  return [
    'BEGIN:VEVENT',
    `UID:${[edition.code, category, id].filter(Boolean).join('.')}@podium`,
    // The same calendar is the same file: nothing in it depends on when it was asked for.
    `DTSTAMP:${inUtc(instant)}`,
    `DTSTART:${inUtc(instant)}`,
    `SEQUENCE:${revision}`,
    `SUMMARY:${escaped(place ? `${title} (${place})` : title)}`,
    `DESCRIPTION:${escaped(instantText(instant, edition.timeZone)[locale])}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const inUtc = (instant: Date) => instant.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Breaks a line between characters, never within one. */
function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS) {
      text += `${END} `;
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
