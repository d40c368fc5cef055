import { calendarRows, windowsOf, type Edition } from '@podium/programmes';

const DAY_MS = 86_400_000;

/**
 * The calendar of the definition, moved to where a season can be held at once: whatever opens has opened, and everything else comes in
 * its own order, a day apart, from tomorrow on. Deadlines that categories have of their own go the way of the edition's.
 * @param now  milliseconds since 1970
 */
export function rehearsal(edition: Edition, now: number): { id: string; at: string }[] {
  const windows = windowsOf(edition);
  const closing = new Set(windows.map(({ milestoneIds }) => milestoneIds.closes));
  const opening = new Set(windows.map(({ milestoneIds }) => milestoneIds.opens).filter((id) => !closing.has(id)));
  const ids = [...new Set(calendarRows(edition).map(({ milestone }) => milestone))];
  let day = 0;
  return ids.map((id) => ({ id, at: new Date(now + (opening.has(id) ? -1 : ++day) * DAY_MS).toISOString() }));
}
