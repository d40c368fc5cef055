import type { Edition, Milestone } from '@podium/programmes';

/**
 * The calendar of an edition once a new file holds. Dates move without their definition, so a file that was written before they
 * did must not move them back: what the new file says as the file before said it stays where it is now, and what it says otherwise
 * is meant.
 * @param now     the edition as it is
 * @param before  as its file states it; null: that file was not kept, and every date of the new one is meant
 * @param next    as the new file states it
 */
export function revisedCalendar(now: Edition, before: Edition | null, next: Edition): Milestone[] {
  const [standing, stated] = [byPlace(now.calendar), byPlace((before ?? now).calendar)];
  const written = next.calendar.flatMap((milestone): Milestone[] => {
    const place = placeOf(milestone);
    if (stated.get(place)?.at !== milestone.at) return [milestone];
    const stands = standing.get(place);
    return stands ? [{ ...milestone, at: stands.at }] : [];
  });
  const places = new Set(next.calendar.map(placeOf));
  const categories = new Set(next.categories.map(({ code }) => code));
  // A category got a date of its own by a move: no file speaks of it.
  const moved = now.calendar.flatMap((milestone): Milestone[] => {
    const place = placeOf(milestone);
    const named = next.calendar.find(({ id }) => id === milestone.id);
    if (places.has(place) || stated.has(place) || !named) return [];
    if (milestone.category !== undefined && !categories.has(milestone.category)) return [];
    return [{ ...milestone, name: named.name }];
  });
  return [...written, ...moved];
}

const placeOf = ({ id, category }: Milestone) => `${id} ${category ?? ''}`;
const byPlace = (calendar: readonly Milestone[]) => new Map(calendar.map((each) => [placeOf(each), each]));
