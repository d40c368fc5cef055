import { windowsOf } from '../calendar/windows.js';
import { localTimeOf } from '../calendar/local-time.js';
import type { Edition, Milestone } from '../edition.js';
import { change, paired, type Change, type Situation } from './change.js';

const keyOf = ({ id, category }: Milestone): string => `${id}/${category ?? ''}`;

/** Milestones that moved: a deadline that has passed is not shortened, and one that is cut short needs a decision. */
export function diffCalendar(before: Edition, after: Edition, { now }: Situation): Change[] {
  const { removed, added, kept } = paired(before.calendar, after.calendar, keyOf);
  // Whether something closes by a milestone is what a definition states, not what the milestone is called.
  const closing = new Set(
    [before, after].flatMap((edition) => windowsOf(edition).map(({ milestoneIds }) => milestoneIds.closes)),
  );
  const around = { before, after, now, isDeadline: ({ id }: Milestone) => closing.has(id) };
  return [
    ...removed.map((milestone) => removal(milestone, around)),
    ...added.map((milestone) => addition(milestone, around)),
    ...kept.flatMap(([old, moved]) => (old.at === moved.at ? [] : [move(old, moved, around)])),
    ...kept.flatMap(([old, renamed]) =>
      old.name.en === renamed.name.en &&
      old.name.zhHant === renamed.name.zhHant &&
      old.name.zhHans === renamed.name.zhHans
        ? []
        : [change('harmless', `${say(old)} is worded otherwise.`, 'Only what people read changes.', touched(old))],
    ),
  ];
}

const say = ({ id }: Milestone): string => `\`${id}\``;
const touched = ({ category }: Milestone): string[] => (category === undefined ? [] : [category]);

interface Around {
  before: Edition;
  after: Edition;
  now: Date;
  isDeadline(milestone: Milestone): boolean;
}

function move(old: Milestone, moved: Milestone, { after, now, isDeadline }: Around): Change {
  const zone = after.timeZone;
  const [was, will] = [new Date(old.at), new Date(moved.at)];
  const what = `${say(old)} moves from ${localTimeOf(old.at, zone)} to ${localTimeOf(moved.at, zone)}.`;
  const categories = touched(old);
  if (was <= now) {
    if (!isDeadline(old))
      return change('needs-a-decision', what, 'The old time has passed: people acted on it.', categories);
    return will < was
      ? change('refused', what, 'The deadline has passed; shortening it would shut out who was in time.', categories)
      : change(
          'needs-a-decision',
          what,
          'The deadline has passed; a later one opens it again for everybody.',
          categories,
        );
  }
  if (isDeadline(old) && will < was) {
    return will <= now
      ? change('refused', what, 'The new deadline is already past: nobody could meet it.', categories)
      : change('needs-a-decision', what, 'People counted on the later deadline; they must be told.', categories);
  }
  if (will <= now) return change('needs-a-decision', what, 'The new time is already past.', categories);
  return change(
    'harmless',
    what,
    isDeadline(old) ? 'Everybody gets more time.' : 'Neither time has come yet.',
    categories,
  );
}

function removal(milestone: Milestone, around: Around): Change {
  const { after, now, isDeadline } = around;
  const { category } = milestone;
  const general = after.calendar.find((one) => one.id === milestone.id && one.category === undefined);
  // Without a time of its own the category has that of the edition.
  if (category !== undefined && general) return move(milestone, { ...general, category }, around);
  const what = `${say(milestone)} is removed.`;
  const categories = touched(milestone);
  if (!isDeadline(milestone) && new Date(milestone.at) > now) {
    return change('harmless', what, 'It has not come yet and closes nothing.', categories);
  }
  return change('needs-a-decision', what, 'What it opened or closed no longer has a time.', categories);
}

function addition(milestone: Milestone, around: Around): Change {
  const { before, after, now, isDeadline } = around;
  const general = before.calendar.find(({ id, category }) => id === milestone.id && category === undefined);
  if (milestone.category !== undefined && general) {
    return move({ ...general, category: milestone.category }, milestone, around);
  }
  const what = `${say(milestone)} is new: ${localTimeOf(milestone.at, after.timeZone)}.`;
  return isDeadline(milestone) && new Date(milestone.at) <= now
    ? change('needs-a-decision', what, 'It is a deadline that is already past.', touched(milestone))
    : change('harmless', what, 'Nothing depended on it before.', touched(milestone));
}
