import type { Edition, Milestone } from '../edition.js';
import type { Text, Wording } from '../text.js';
import { milestoneOf } from './milestones.js';
import { orderProblems, type OrderProblem, type Span } from './order.js';
import { windowsOf, type StatedWindow } from './windows.js';

/** One date of an edition's calendar, kept apart from its definition: dates move, the definition does not. */
export interface CalendarRow {
  /** Id of the milestone. */
  milestone: string;
  /** Code of the category whose own date it is; null: the whole edition. */
  category: string | null;
  /** ISO 8601 in UTC, or a Date. */
  at: string | Date;
}

/** The calendar that the definition states, as rows. */
export function calendarRows({ calendar }: Edition): (CalendarRow & { at: string })[] {
  return calendar.map(({ id, category, at }) => ({ milestone: id, category: category ?? null, at }));
}

/**
 * The edition of a definition with the dates of the rows. What no row gives keeps the definition's date; a row for a milestone or
 * category that the definition does not have is left out, as after a revision that dropped it. Names stay the definition's.
 */
export function editionAt(definition: Edition, rows: readonly CalendarRow[]): Edition {
  const calendar = new Map(
    definition.calendar.map((milestone) => [keyOf(milestone.id, milestone.category), milestone]),
  );
  const categories = new Set(definition.categories.map(({ code }) => code));
  for (const { milestone: id, category, at } of rows) {
    const stated =
      milestoneOf(definition.calendar, id, category ?? undefined) ?? definition.calendar.find((one) => one.id === id);
    if (!stated || (category !== null && !categories.has(category))) continue;
    const milestone: Milestone = { id, name: stated.name, ...(category === null ? {} : { category }), at: isoOf(at) };
    calendar.set(keyOf(id, category ?? undefined), milestone);
  }
  const moved = { ...definition, calendar: [...calendar.values()].sort(byTime) };
  return definition.tickets
    ? { ...moved, tickets: definition.tickets.map((ticket) => ticketAt(moved, ticket)) }
    : moved;
}

/** A date in a calendar that cannot have been meant, in the words of the organiser. */
export interface CalendarProblem {
  code: OrderProblem['code'];
  /** The window whose closing is wrong. */
  window: StatedWindow;
  text: Wording;
}

/**
 * What `check` says of a definition's own dates, said of any calendar: something that closes before it opens, a stage that ends while
 * entries are still taken or before the stage from which its contenders come. Empty when all is well.
 */
export function calendarProblems(edition: Edition): CalendarProblem[] {
  const spans = windowsOf(edition).map((window): Span & { window: StatedWindow } => ({
    of: window.of,
    code: window.code,
    category: window.category,
    opens: window.opensAt?.getTime(),
    closes: window.closesAt?.getTime(),
    from: window.of === 'stage' ? contendersFrom(edition, window) : undefined,
    window,
  }));
  return orderProblems(spans).map(({ code, span, against }) => ({
    code,
    window: span.window,
    text: say(code, span.window, against?.window),
  }));
}

function contendersFrom({ categories }: Edition, { category, code }: StatedWindow): string | undefined {
  const stages = categories.find((one) => one.code === category)?.stages;
  const contenders = stages?.find((stage) => stage.code === code)?.contenders;
  return contenders?.from === 'stage' ? contenders.stage : undefined;
}

function say(code: OrderProblem['code'], { opens, closes }: StatedWindow, against?: StatedWindow): Wording {
  const closing = nameOf(closes);
  if (code === 'deadline-before-opening') {
    const opening = nameOf(opens);
    return {
      en: `“${closing.en}” is not after “${opening.en}”.`,
      zhHant: `「${closing.zhHant}」須在「${opening.zhHant}」之後。`,
      zhHans: `“${closing.zhHans}”须在“${opening.zhHans}”之后。`,
    };
  }
  const other = nameOf(against?.closes ?? null);
  return {
    en: `“${closing.en}” must come after “${other.en}”.`,
    zhHant: `「${closing.zhHant}」須在「${other.zhHant}」之後。`,
    zhHans: `“${closing.zhHans}”须在“${other.zhHans}”之后。`,
  };
}

function nameOf(milestone: Milestone | null): Wording {
  const name: Text = milestone?.name ?? { en: '–', zhHant: '–' };
  return { ...name, zhHans: name.zhHans ?? name.zhHant };
}

type Ticket = NonNullable<Edition['tickets']>[number];

function ticketAt(edition: Edition, ticket: Ticket): Ticket {
  const at = (id: string | undefined) => (id === undefined ? undefined : milestoneOf(edition.calendar, id)?.at);
  const [opensAt, closesAt, until] = [at(ticket.opens), at(ticket.closes), at(ticket.earlyBird?.milestone)];
  return {
    ...ticket,
    ...(opensAt === undefined ? {} : { opensAt }),
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(ticket.earlyBird && until !== undefined ? { earlyBird: { ...ticket.earlyBird, until } } : {}),
  };
}

const keyOf = (id: string, category: string | undefined) => `${id} ${category ?? ''}`;
const isoOf = (at: string | Date) => new Date(at).toISOString().replace('.000Z', 'Z');
const byTime = (a: Milestone, b: Milestone) => Date.parse(a.at) - Date.parse(b.at);
