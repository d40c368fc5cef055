import { enteringOf, type Edition } from '@podium/programmes';

export interface Submitted {
  code: string;
  editionCode: string;
  categoryCode: string;
  submittedAt: Date;
}

/** A milestone that was moved; `was` is null where a category got one of its own. */
export interface CalendarChange {
  editionCode: string;
  milestone: string;
  categoryCode: string | null;
  was: Date | null;
  changedAt: Date;
}

/**
 * The entries that were submitted too late or too early. Milestones move; what counts is how they stood at the instant of
 * submission.
 * @param changes  the latest first
 * @returns their codes
 */
export function late(entries: readonly Submitted[], editions: readonly Edition[], changes: readonly CalendarChange[]) {
  return entries.flatMap(({ code, editionCode, categoryCode, submittedAt }) => {
    const edition = editions.find((each) => each.code === editionCode);
    if (!edition) return [code];
    const since = changes.filter((each) => each.editionCode === editionCode && each.changedAt > submittedAt);
    const window = enteringOf({ ...edition, calendar: since.reduce(undone, edition.calendar) }, categoryCode);
    const { opensAt, closesAt } = window ?? { opensAt: null, closesAt: new Date(0) };
    return (opensAt && submittedAt < opensAt) || (closesAt && submittedAt >= closesAt) ? [code] : [];
  });
}

function undone(calendar: Edition['calendar'], { milestone, categoryCode, was }: CalendarChange): Edition['calendar'] {
  const isIt = (each: Edition['calendar'][number]) => each.id === milestone && (each.category ?? null) === categoryCode;
  return calendar.flatMap((each) => (isIt(each) ? (was ? [{ ...each, at: was.toISOString() }] : []) : [each]));
}
