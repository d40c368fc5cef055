import { Acts } from '@podium/platform-access';
import { NotOrganiser, type Refusal } from '@podium/platform-graphql';
import { OwnEntryConcerned } from '../person/own-entry.refusal.js';
import type { Bond } from '../person/two-persons.js';
import { ReleaseState } from './release-state.js';
import {
  InstantHasPassed,
  NothingToRelease,
  ReleaseHasHappened,
  ReleaseIsSettled,
  ReleaseNotFound,
  SecondPersonNeeded,
} from './release.refusals.js';

export type ReleaseActName = 'PROPOSE' | 'APPROVE' | 'CANCEL';
/** `none`: there are awards, and no release of them yet. */
type State = 'none' | ReleaseState;

export interface ReleaseFacts {
  /** null: at once. */
  at: Date | null;
  /** Whether that instant has come, by the clock read after the lock. */
  passed: boolean;
  /** Whether it was approved before that: then the public reads it. */
  happened: boolean;
  timeZone: string;
  /** How many it covers, or would. */
  awards: number;
  /** Between whoever proposed it and whoever asks. */
  bond: Bond | null;
  /** Whether an award in it goes to an entry of whoever asks. */
  ownEntry: boolean;
}

type Gate = (facts: ReleaseFacts) => Refusal | undefined;
const bySomebodyElse: Gate = ({ bond }) => (bond ? new SecondPersonNeeded(bond) : undefined);
const ofNoOwnEntry: Gate = ({ ownEntry }) => (ownEntry ? new OwnEntryConcerned() : undefined);
const somethingWaits: Gate = ({ awards }) => (awards > 0 ? undefined : new NothingToRelease());
const instantIsAhead: Gate = ({ at, passed, timeZone }) =>
  at !== null && passed ? new InstantHasPassed(at, timeZone) : undefined;
// A proposal whose instant passed without an approval may still be taken back.
const hasNotHappened: Gate = ({ happened }) => (happened ? new ReleaseHasHappened() : undefined);

/** Publishing awards: one person proposes, another approves, the instant does the rest. */
export const releaseActs = new Acts<ReleaseActName, State, ReleaseFacts>({
  of: 'release',
  acts: {
    PROPOSE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['none'],
      to: ReleaseState.PROPOSED,
      says: 'propose a release (`proposeRelease`)',
    },
    APPROVE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: [ReleaseState.PROPOSED],
      to: ReleaseState.APPROVED,
      says: 'approve it, when somebody else proposed it (`approveRelease`)',
    },
    CANCEL: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: [ReleaseState.PROPOSED, ReleaseState.APPROVED],
      to: ReleaseState.CANCELLED,
      says: 'take a release back before its instant (`cancelRelease`)',
    },
  },
  gates: [
    [bySomebodyElse, 'APPROVE'],
    [ofNoOwnEntry, 'PROPOSE', 'APPROVE'],
    [somethingWaits, 'PROPOSE'],
    [instantIsAhead, 'PROPOSE', 'APPROVE'],
    [hasNotHappened, 'CANCEL'],
  ],
  notTheirs: (act) => (act === 'PROPOSE' ? new NotOrganiser() : new ReleaseNotFound()),
  notNow: (_, state) => (state === 'none' ? new NothingToRelease() : new ReleaseIsSettled(state)),
});
