import { Acts, capacitiesAt, type Appointment, type Capacity } from '@podium/platform-access';
import type { Refusal } from '@podium/platform-graphql';
import type { TimeWindow } from '@podium/programmes';
import { OwnEntry } from '../screening/own-entry.js';
import { OnlyTheLeader } from '../team/team.refusals.js';
import { EntryAct } from './entry-act.js';
import {
  EnrolmentClosed,
  EnrolmentNotOpen,
  EntryChangedMeanwhile,
  EntryNotFound,
  EntryStateForbids,
  OnlyOrganisers,
} from './entry.refusals.js';
import type { Towards } from './entry.repository.js';
import { EntryState } from './entry.type.js';

type StateName = keyof typeof EntryState;

/** When something is asked. `now` is the database's clock, read after the entry was locked. */
export interface Moment extends Pick<TimeWindow, 'opensAt' | 'closesAt' | 'timeZone'> {
  now: Date;
  /** Some field may be answered, whether or not the category may be entered. */
  someFieldIsOpen: boolean;
  /** What is handed in after the entry, also once it was admitted, may be answered. */
  somethingIsDueLater: boolean;
}

/** What decides about an entry. */
export interface EntryFacts {
  /** null: reading alone is asked about, which no date decides. */
  moment: Moment | null;
  submitted: boolean;
  admitted: boolean;
  version: number;
  /** The version that whoever asks has seen; absent: they ask what they could do with the newest. */
  seen?: number;
  belongs: boolean;
  /** They screen it, and it was submitted. */
  sees?: boolean;
  everBelonged: boolean;
}

export const TEAM: readonly Capacity[] = ['leader', 'member'];
export const APPOINTED: readonly Capacity[] = ['editionOrganiser', 'categoryOrganiser', 'screener'];
const ORGANISERS: readonly Capacity[] = ['editionOrganiser', 'categoryOrganiser'];
const DECISIONS: readonly EntryAct[] = [EntryAct.ADMIT, EntryAct.REFUSE];
/** What is decided once it was screened. */
const LATER: readonly EntryAct[] = [EntryAct.DISQUALIFY, EntryAct.REINSTATE, EntryAct.REVERSE];
const OF_THE_OFFICE: readonly EntryAct[] = [...DECISIONS, ...LATER, EntryAct.ASK];

/** Whether a category is open to be entered. At the very instant of closing it is closed. */
export function reasonNotOpen({
  now,
  opensAt,
  closesAt,
  timeZone,
}: Omit<Moment, 'someFieldIsOpen' | 'somethingIsDueLater'>): Refusal | undefined {
  if (opensAt && now < opensAt) return new EnrolmentNotOpen(opensAt, timeZone);
  if (closesAt && now >= closesAt) return new EnrolmentClosed(closesAt, timeZone);
  return undefined;
}

const momentOf = ({ moment }: EntryFacts): Moment => {
  if (!moment) throw new Error('whether an entry is open is asked without a moment');
  return moment;
};
const isOpen = (facts: EntryFacts) => reasonNotOpen(momentOf(facts));
function somethingIsOpen(facts: EntryFacts): Refusal | undefined {
  const { someFieldIsOpen, somethingIsDueLater } = momentOf(facts);
  if (facts.admitted) return somethingIsDueLater ? undefined : new EntryStateForbids(EntryState.ADMITTED);
  return someFieldIsOpen ? undefined : isOpen(facts);
}
const isAsSeen = ({ version, seen }: EntryFacts) =>
  seen === undefined || seen === version ? undefined : new EntryChangedMeanwhile(version);
const isSomebodyElses = ({ everBelonged }: EntryFacts) => (everBelonged ? new OwnEntry() : undefined);
// Nobody but the team knows of a draft.
const wasSubmitted = ({ submitted, belongs }: EntryFacts) => (submitted || belongs ? undefined : new EntryNotFound());

export const entryActs = new Acts<EntryAct, StateName, EntryFacts>({
  of: 'entry',
  acts: {
    READ: {
      by: [...TEAM, ...APPOINTED],
      says: 'see an entry, once submitted; its team also the draft (`entry`, `entries`)',
    },
    SAVE: {
      by: TEAM,
      from: ['DRAFT', 'SUBMITTED', 'ADMITTED'],
      says: 'fill in (`saveEntry`); once admitted, what is due later',
    },
    SUBMIT: { by: TEAM, from: ['DRAFT', 'SUBMITTED'], to: 'SUBMITTED', says: 'submit (`submitEntry`)' },
    WITHDRAW: {
      by: ['leader'],
      from: ['DRAFT', 'SUBMITTED', 'ADMITTED'],
      to: 'WITHDRAWN',
      says: 'take back for good (`withdrawEntry`)',
    },
    ADMIT: { by: APPOINTED, from: ['SUBMITTED'], to: 'ADMITTED', says: 'admit (`screenEntry`)' },
    REFUSE: { by: APPOINTED, from: ['SUBMITTED'], to: 'REFUSED', says: 'refuse (`screenEntry`)' },
    ASK: { by: APPOINTED, from: ['SUBMITTED', 'ADMITTED'], says: 'ask the entrant for something (`askEntrant`)' },
    DISQUALIFY: {
      by: ORGANISERS,
      from: ['ADMITTED'],
      to: 'DISQUALIFIED',
      says: 'disqualify, at whatever stage (`disqualifyEntry`)',
    },
    REINSTATE: { by: ORGANISERS, from: ['DISQUALIFIED'], to: 'ADMITTED', says: 'reinstate (`reinstateEntry`)' },
    REVERSE: {
      by: ORGANISERS,
      from: ['ADMITTED', 'REFUSED'],
      to: 'SUBMITTED',
      says: 'take back the decision of its screening (`reverseScreening`)',
    },
  },
  // The deadline comes before the version: who is late hears that, not that somebody else was faster.
  gates: [
    [wasSubmitted, EntryAct.READ],
    [isSomebodyElses, ...OF_THE_OFFICE],
    [isOpen, EntryAct.SUBMIT],
    [somethingIsOpen, EntryAct.SAVE],
    [isAsSeen, EntryAct.SAVE, EntryAct.SUBMIT, EntryAct.WITHDRAW, ...DECISIONS, ...LATER],
  ],
  notTheirs: (act, { belongs, sees }) => {
    if (act === EntryAct.WITHDRAW && belongs) return new OnlyTheLeader();
    return LATER.includes(act) && sees ? new OnlyOrganisers() : new EntryNotFound();
  },
  notNow: (act, state, { submitted }) =>
    OF_THE_OFFICE.includes(act) && !submitted ? new EntryNotFound() : new EntryStateForbids(EntryState[state]),
});

/** Whether appointments can give a capacity for the act: what only the team does needs none to be read. */
export const isByAppointment = (act: EntryAct) =>
  entryActs.table.acts[act].by.some((capacity) => APPOINTED.includes(capacity));

/** The name by which acts know a state. */
export const stateName = (state: EntryState): StateName => state.toUpperCase() as StateName;

/** The capacities that somebody has towards an entry: by appointment there, and by belonging to its team. */
export function towardsEntry(
  held: Appointment[],
  { editionCode, categoryCode }: { editionCode: string; categoryCode: string },
  { leads, belongs }: Pick<Towards, 'leads' | 'belongs'>,
): ReadonlySet<Capacity> {
  const has = new Set(capacitiesAt(held, editionCode, categoryCode));
  if (belongs) has.add('member');
  if (leads) has.add('leader');
  return has;
}

/**
 * The categories of an edition whose entries somebody appointed there sees.
 * @param only  look at this category alone; null: all
 * @returns category codes, or null for every category
 */
export function categoriesSeen(held: Appointment[], editionCode: string, only: string | null): string[] | null {
  const sees = (category: string | null) =>
    entryActs.isTheirs(EntryAct.READ, capacitiesAt(held, editionCode, category));
  if (only !== null) return sees(only) ? [only] : [];
  if (sees(null)) return null;
  const stated = new Set(held.flatMap(({ categoryCode }) => categoryCode ?? []));
  return [...stated].filter(sees);
}
