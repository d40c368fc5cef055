import { checked, givenText, InputRefused, refuse } from '@podium/platform-graphql';
import { changesRefused, milestoneNames, type FormMoment, type FormVerdict } from '@podium/programmes';
import type { OpenedCategory, OpenedEdition } from '../edition/editions.js';
import { givenTeam, type GivenTeam } from '../team/given-team.js';
import { TeamSizeNotAllowed } from '../team/team.type.js';
import { EntryIncomplete, type SaveEntryInput } from './entry.type.js';
import type { HeldEntry } from './entry.repository.js';

const MOST_ANSWERS = 500_000;
/** A table of a form is three levels deep; whatever is far deeper would only exhaust somebody's stack. */
const DEEPEST_ANSWER = 50;

export interface Change {
  title: Record<string, string>;
  answers: Record<string, unknown>;
  team: GivenTeam | null;
  /** How many members the team has afterwards. */
  members: number;
}

/** What an entrant wants the entry to become, checked as far as it can be without the form. */
export function changeOf(entry: HeldEntry, input: SaveEntryInput): Change {
  const team = input.team ? givenTeam(input.team) : null;
  return {
    title: input.title ? checked('title', givenText(200), input.title) : entry.title,
    answers: input.answers == null ? entry.answers : givenAnswers(input.answers),
    team,
    members: team ? team.members.length : entry.members,
  };
}

function givenAnswers(answers: unknown): Record<string, unknown> {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) {
    refuse(new InputRefused('answers: an object, one key per field'));
  }
  if (isDeeperThan(DEEPEST_ANSWER, answers)) refuse(new InputRefused(`answers: at most ${DEEPEST_ANSWER} levels deep`));
  const text = JSON.stringify(answers);
  if (text.length > MOST_ANSWERS) refuse(new InputRefused(`answers: at most ${MOST_ANSWERS} characters in all`));
  // PostgreSQL keeps neither NUL nor half a surrogate pair, in values nor in keys. A backslash that somebody typed comes doubled.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(text))
    refuse(new InputRefused('answers: contain characters that are no text'));
  return answers as Record<string, unknown>;
}

function isDeeperThan(most: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((inner) => isDeeperThan(most - 1, inner));
}

export function momentOf(
  { edition }: OpenedEdition,
  { milestones }: OpenedCategory,
  stream: string,
  now: Date,
): FormMoment {
  return { now, milestones, names: milestoneNames(edition.calendar), timeZone: edition.timeZone, stream };
}

/** Refuses a change of answers that are frozen at this moment. */
export function refuseFrozen(category: OpenedCategory, entry: HeldEntry, change: Change, moment: FormMoment): void {
  if (change.answers === entry.answers) return;
  const frozen = changesRefused(category.form, entry.answers, change.answers, moment);
  if (frozen.length > 0) refuse(new EntryIncomplete(asProblems(frozen)));
}

/** Refuses an entry that is not ready to be submitted. */
export function refuseIncomplete({ category, form }: OpenedCategory, change: Change, moment: FormMoment): FormVerdict {
  const { min, max } = category.team;
  if (change.members < min || change.members > max) refuse(new TeamSizeNotAllowed(min, max));
  const verdict = form.evaluate(change.answers, moment);
  if (!verdict.submittable) refuse(new EntryIncomplete(asProblems(verdict.problems)));
  return verdict;
}

const asProblems = (problems: FormVerdict['problems']) =>
  problems.map(({ path, code, text }) => ({ path: path.join('.'), code, text }));
