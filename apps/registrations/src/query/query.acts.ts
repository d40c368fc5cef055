import { Acts } from '@podium/platform-access';
import { APPOINTED, TEAM } from '../entry/entry.acts.js';
import { EntryChangedMeanwhile } from '../entry/entry.refusals.js';
import { OwnEntry } from '../screening/own-entry.js';
import { QueryAct } from './query-act.js';
import { QueryNotFound, QueryNotOpen, QueryOverdue } from './query.refusals.js';
import { EntryQueryState } from './query-state.js';

type StateName = keyof typeof EntryQueryState;

/** What decides about a query to an entrant. */
export interface QueryFacts {
  dueAt: Date;
  /** The database's clock, read after the entry was locked. */
  now: Date;
  timeZone: string;
  everBelonged: boolean;
  /** Of the entry. */
  version: number;
  /** The entry's version that whoever answers has seen; absent: they ask what they could do with the newest. */
  seen?: number;
}

const isInTime = ({ dueAt, now, timeZone }: QueryFacts) =>
  now < dueAt ? undefined : new QueryOverdue(dueAt, timeZone);
const isSomebodyElses = ({ everBelonged }: QueryFacts) => (everBelonged ? new OwnEntry() : undefined);
const isAsSeen = ({ version, seen }: QueryFacts) =>
  seen === undefined || seen === version ? undefined : new EntryChangedMeanwhile(version);

export const queryActs = new Acts<QueryAct, StateName, QueryFacts>({
  of: 'query to an entrant',
  acts: {
    ANSWER: { by: TEAM, from: ['OPEN'], to: 'ANSWERED', says: 'answer what the office asks (`answerQuery`)' },
    EXTEND: { by: APPOINTED, from: ['OPEN'], says: 'give more time for it (`extendQuery`)' },
    TAKE_BACK: { by: APPOINTED, from: ['OPEN'], to: 'TAKEN_BACK', says: 'take the question back (`takeBackQuery`)' },
  },
  gates: [
    [isSomebodyElses, QueryAct.EXTEND, QueryAct.TAKE_BACK],
    [isInTime, QueryAct.ANSWER],
    [isAsSeen, QueryAct.ANSWER],
  ],
  notTheirs: () => new QueryNotFound(),
  notNow: (_act, state) => new QueryNotOpen(EntryQueryState[state]),
});

const NAMES: Record<EntryQueryState, StateName> = {
  [EntryQueryState.OPEN]: 'OPEN',
  [EntryQueryState.ANSWERED]: 'ANSWERED',
  [EntryQueryState.TAKEN_BACK]: 'TAKEN_BACK',
  [EntryQueryState.LAPSED]: 'LAPSED',
};

/** The name by which acts know a state. */
export const queryStateName = (state: EntryQueryState): StateName => NAMES[state];
