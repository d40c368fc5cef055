import type { Milestones } from '../forms/moment.js';

/** What is known of the entry that is judged by the rules. */
export interface EntryFacts {
  /** Its id, so that it is never counted against itself. */
  entry?: string | undefined;
  edition: string;
  category: string;
  stream?: string | undefined;
  /** The answers that count: `effectiveAnswers` of the form's verdict. */
  answers: Readonly<Record<string, unknown>>;
  /** Key under which the service knows that two entries are one and the same work, if it does. */
  work?: string | undefined;
  /** The entry's names, in any language. */
  titles?: readonly string[];
  /** Keys of the applicants: accounts of persons, and of organisations (a registration number or the service's own key). */
  persons?: readonly string[];
  organisations?: readonly string[];
  /** Id of the economy it is entered for. */
  economy?: string | undefined;
}

/** An entry of this or another edition, as rules look back on it. */
export interface PastEntry {
  entry: string;
  edition: string;
  category: string;
  stream?: string | undefined;
  /** false: withdrawn, refused or never submitted; it counts for nothing. */
  live: boolean;
  work?: string | undefined;
  titles: readonly string[];
  persons: readonly string[];
  organisations: readonly string[];
  economy?: string | undefined;
}

/** An award conferred in an earlier edition, and the entry that holds it. */
export interface PastAward extends PastEntry {
  /** Code of the award, e.g. `gold`. */
  award: string;
}

/**
 * The past, handed in: rules ask no database. Of this edition, hand in the entries submitted before this one:
 * an entry that comes later takes nobody's place.
 */
export interface Past {
  entries: readonly PastEntry[];
  /** null: nobody has looked. Whether a work holds an award is then for a person to say. */
  awards: readonly PastAward[] | null;
}

/** When and against what rules are evaluated. */
export interface RuleContext {
  /** ISO 8601 with offset, or a Date. */
  now: string | Date;
  /** The instant at which enrolment closes for this entry. */
  closingAt: string | Date;
  /** Zone of the edition, in which "the closing date" is a date. */
  timeZone: string;
  /** Milestones by id, for rules that count from another day than the closing. */
  milestones?: Milestones;
  past: Past;
}

/** How sure it is that two entries are one and the same work. */
export type Likeness = 'same' | 'perhaps' | 'no';

/**
 * Whether an earlier entry is the same work: surely when both carry the same key, perhaps when one applicant
 * entered both under one name. A machine may not decide the latter.
 */
export function likeness(facts: EntryFacts, past: PastEntry): Likeness {
  if (facts.work !== undefined && past.work !== undefined) return facts.work === past.work ? 'same' : 'no';
  if (!shares(facts.organisations, past.organisations) && !shares(facts.persons, past.persons)) return 'no';
  const titles = new Set((facts.titles ?? []).map(titleKey).filter((key) => key !== ''));
  return past.titles.some((title) => titles.has(titleKey(title))) ? 'perhaps' : 'no';
}

/** A name without what people write differently: case, width, spaces, punctuation. */
export function titleKey(title: string): string {
  return title
    .slice(0, 500)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function shares(some: readonly string[] | undefined, others: readonly string[]): boolean {
  return some !== undefined && some.some((one) => others.includes(one));
}
