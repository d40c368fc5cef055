import type { Edition, Milestone } from '../edition.js';

/** What an edition, or one category of it, opens and closes, e.g. `enrolment`. */
export interface Window {
  /** The word before `-opens` and `-closes`. */
  id: string;
  category?: string;
  /** Null: open from the beginning, or never closed. */
  opens: Milestone | null;
  closes: Milestone | null;
}

/** A category's own milestones, with the edition's where it has none of that id. */
export function calendarOf(edition: Edition, category?: string): Milestone[] {
  const own = edition.calendar.filter((milestone) => category !== undefined && milestone.category === category);
  const ids = new Set(own.map(({ id }) => id));
  const general = edition.calendar.filter((milestone) => milestone.category === undefined && !ids.has(milestone.id));
  return [...own, ...general].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Every window of the edition or of one category, in the order in which they open. */
export function windowsOf(edition: Edition, category?: string): Window[] {
  const windows = new Map<string, Window>();
  for (const milestone of calendarOf(edition, category)) {
    const [, id, end] = /^(.+)-(opens|closes)$/.exec(milestone.id) ?? [];
    if (id === undefined || end === undefined) continue;
    const window = windows.get(id) ?? {
      id,
      ...(category === undefined ? {} : { category }),
      opens: null,
      closes: null,
    };
    windows.set(id, { ...window, [end]: milestone });
  }
  return [...windows.values()];
}

/** Windows that are open at an instant. A deadline is the first instant at which it is too late. */
export function openAt(edition: Edition, now: Date, category?: string): Window[] {
  return windowsOf(edition, category).filter(
    ({ opens, closes }) => !isAhead(opens, now) && (closes === null || isAhead(closes, now)),
  );
}

/** What closes next, in any category unless one is named; null when nothing more closes. */
export function nextClosing(edition: Edition, now: Date, category?: string): Milestone | null {
  const calendar = category === undefined ? edition.calendar : calendarOf(edition, category);
  const ahead = calendar.filter((milestone) => milestone.id.endsWith('-closes') && isAhead(milestone, now));
  return ahead.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))[0] ?? null;
}

function isAhead(milestone: Milestone | null, now: Date): boolean {
  return milestone !== null && now.getTime() < Date.parse(milestone.at);
}
