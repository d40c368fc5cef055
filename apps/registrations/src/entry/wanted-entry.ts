import { checked, givenText, refuse } from '@podium/platform-graphql';
import { changesRefused, type FormMoment } from '@podium/programmes';
import type { OpenedCategory } from '../edition/editions.js';
import { givenTeam, type GivenTeam } from '../team/given-team.js';
import { TeamSizeNotAllowed } from '../team/team.refusals.js';
import { givenAnswers, type Ids } from './answers.js';
import { EntryIncomplete, problemShown } from './entry.refusals.js';
import type { HeldEntry } from './entry.repository.js';
import type { SaveEntryInput } from './entry.type.js';

export interface WantedEntry {
  title: Record<string, string>;
  answers: Record<string, unknown>;
  /** null: the team as it is. */
  team: GivenTeam | null;
}

/** What an entrant wants the entry to become, checked as far as it can be without looking at the clock. */
export function wantedOf(
  entry: HeldEntry,
  { form }: OpenedCategory,
  input: SaveEntryInput,
  everAsked: Ids,
): WantedEntry {
  return {
    title: input.title ? checked('title', givenText(200), input.title) : entry.title,
    answers: input.answers == null ? entry.answers : givenAnswers(input.answers, entry.answers, form.form, everAsked),
    team: input.team ? givenTeam(input.team) : null,
  };
}

/** Refuses a change of answers that are frozen at this moment. */
export function refuseFrozen({ form }: OpenedCategory, entry: HeldEntry, wanted: WantedEntry, at: FormMoment): void {
  if (wanted.answers === entry.answers) return;
  const frozen = changesRefused(form, entry.answers, wanted.answers, at);
  if (frozen.length > 0) refuse(new EntryIncomplete(frozen.map(problemShown)));
}

/** Refuses an entry that is not ready to be submitted by a team of so many. */
export function refuseIncomplete(
  { category, form }: OpenedCategory,
  { answers }: Pick<WantedEntry, 'answers'>,
  members: number,
  at: FormMoment,
): void {
  const { min, max } = category.team;
  if (members < min || members > max) refuse(new TeamSizeNotAllowed(min, max));
  const { blocking } = form.evaluate(answers, at);
  if (blocking.length > 0) refuse(new EntryIncomplete(blocking.map(problemShown)));
}
