import type { Edition } from '../edition.js';
import { diffCalendar } from './calendar.js';
import { change, isEntered, merged, paired, type Change, type Situation } from './change.js';
import { diffAwards } from './awards.js';
import { diffForm } from './fields.js';
import { diffStages } from './judging.js';
import { diffCategory, diffHead, diffLists, diffSteps, gone } from './parts.js';

/**
 * What a new version of a definition changes, and what each change would do to an edition that is already open.
 * Both are compared with inheritance resolved, so that moving a line between `shared` and a category changes nothing.
 * @param situation  the instant to judge deadlines by, and what people have done so far; the cautious answer where it does not say
 */
export function diffEditions(before: Edition, after: Edition, situation: Situation): Change[] {
  const { removed, added, kept } = paired(before.categories, after.categories, ({ code }) => code);
  return merged([
    ...diffHead(before, after),
    ...removed.map(({ code }) => gone(`The category \`${code}\` is removed.`, isEntered(situation, code), [code])),
    ...added.map(({ code }) =>
      change('harmless', `The category \`${code}\` is new.`, 'Entries so far stay where they are.', [code]),
    ),
    ...kept.flatMap(([old, altered]) => [
      ...diffCategory(old, altered, situation),
      ...diffForm(old.form, altered.form, old.code, situation),
      ...diffStages(old, altered, situation),
      ...diffSteps(old, altered),
    ]),
    ...ticketForms(before).flatMap((id) => {
      const [old, altered] = [before.forms?.[id], after.forms?.[id]];
      return old && altered ? diffForm(old, altered, `form ${id}`, situation) : [];
    }),
    ...diffCalendar(before, after, situation),
    ...diffAwards(before, after, situation),
    ...diffLists(before, after),
  ]);
}

/** Forms that registrants of a summit fill in; entrants' forms are compared with their category. */
function ticketForms({ tickets = [] }: Edition): string[] {
  return [...new Set(tickets.flatMap(({ form }) => (form === undefined ? [] : [form])))];
}
