import type { Edition, Milestone } from '../edition.js';
import { windowsOf, type StatedWindow } from './windows.js';

/** A category's own milestones, with the edition's where it has none of that id. */
export function calendarOf(edition: Edition, category?: string): Milestone[] {
  const own = edition.calendar.filter((milestone) => category !== undefined && milestone.category === category);
  const ids = new Set(own.map(({ id }) => id));
  const general = edition.calendar.filter((milestone) => milestone.category === undefined && !ids.has(milestone.id));
  return [...own, ...general].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Windows that are open at an instant. A deadline is the first instant at which it is too late. */
export function openAt(edition: Edition, now: Date, category?: string): StatedWindow[] {
  return windowsOf(edition, category).filter(
    ({ opensAt, closesAt }) => (opensAt === null || opensAt <= now) && (closesAt === null || now < closesAt),
  );
}

/** What closes next, in any category unless one is named; null when nothing more closes. */
export function nextClosing(edition: Edition, now: Date, category?: string): Milestone | null {
  // In the order in which they close.
  return windowsOf(edition, category).find(({ closesAt }) => closesAt !== null && now < closesAt)?.closes ?? null;
}
