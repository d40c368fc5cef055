import { allOf, holds, type Appointment, type Rule } from '@podium/platform-access';
import type { HeldEntry } from './entry.repository.js';
import {
  EnrolmentClosed,
  EnrolmentNotOpen,
  EntryChangedMeanwhile,
  EntryNotFound,
  EntryState,
  EntryStateForbids,
} from './entry.type.js';

/** What decides whether an entry may be changed. `now` is the database's clock, read after the entry was locked. */
export interface EntryFacts {
  entry: HeldEntry | null;
  version?: number;
  now: Date;
  opensAt?: Date | undefined;
  closesAt?: Date | undefined;
}

type EntryRule = Rule<unknown, EntryFacts>;

const isMine: EntryRule = (_, { entry }) => (entry?.mine ? undefined : new EntryNotFound());
const isAsSeen: EntryRule = (_, { entry, version }) =>
  version === undefined || entry?.version === version ? undefined : new EntryChangedMeanwhile(entry?.version ?? 0);
const isIn =
  (...states: EntryState[]): EntryRule =>
  (_, { entry }) =>
    entry && states.includes(entry.state) ? undefined : new EntryStateForbids(entry?.state ?? EntryState.DRAFT);

export const enrolmentIsOpen: Rule<unknown, Pick<EntryFacts, 'now' | 'opensAt' | 'closesAt'>> = (
  _,
  { now, opensAt, closesAt },
) => {
  if (opensAt && now < opensAt) return new EnrolmentNotOpen(opensAt);
  // At the very instant of closing it is closed.
  if (closesAt && now >= closesAt) return new EnrolmentClosed(closesAt);
  return undefined;
};

// The deadline comes before the version: who is late hears that, not that somebody else was faster.
export const mayChange = allOf<unknown, EntryFacts>(
  isMine,
  isIn(EntryState.DRAFT, EntryState.SUBMITTED),
  enrolmentIsOpen,
  isAsSeen,
);
export const mayWithdraw = allOf<unknown, EntryFacts>(
  isMine,
  isIn(EntryState.DRAFT, EntryState.SUBMITTED, EntryState.ADMITTED),
  isAsSeen,
);
export const mayDecide = allOf<unknown, EntryFacts>(isIn(EntryState.SUBMITTED), isAsSeen);

/** Whether somebody appointed here sees entries of this category. */
export const seesEntries = (held: Appointment[], editionCode: string, categoryCode?: string) =>
  (['organiser', 'screener'] as const).some((role) => holds(held, role, editionCode, categoryCode));

/**
 * The categories of an edition whose entries somebody appointed there sees.
 * @param only  look at this category alone; null: all
 * @returns category codes, or null for every category
 */
export function categoriesSeen(held: Appointment[], editionCode: string, only: string | null): string[] | null {
  if (only !== null) return seesEntries(held, editionCode, only) ? [only] : [];
  if (seesEntries(held, editionCode)) return null;
  return held.flatMap(({ role, editionCode: edition, categoryCode }) =>
    (role === 'organiser' || role === 'screener') && edition === editionCode && categoryCode !== null
      ? [categoryCode]
      : [],
  );
}
