import { Acts } from '@podium/platform-access';
import { NotOrganiser, type Refusal } from '@podium/platform-graphql';
import { OwnEntryConcerned } from '../person/own-entry.refusal.js';
import { AwardState } from './award-state.js';
import { AwardIsApproved, AwardNotFound } from './award.refusals.js';

export type AwardActName = 'CONFER' | 'REVOKE';

export interface AwardFacts {
  /** The approved release that it is part of. */
  releaseId: string | null;
  /** Whether an entry of whoever asks is placed in the standing that the award comes from. */
  ownEntry: boolean;
}

const concernsNoOwnEntry = ({ ownEntry }: AwardFacts): Refusal | undefined =>
  ownEntry ? new OwnEntryConcerned() : undefined;

/** `none`: nobody has it yet. */
export const awardActs = new Acts<AwardActName, 'none' | AwardState, AwardFacts>({
  of: 'award',
  acts: {
    CONFER: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['none'],
      to: AwardState.CONFERRED,
      says: 'confer awards (`awardsDue`, `conferAwards`)',
    },
    REVOKE: {
      by: ['editionOrganiser'],
      from: [AwardState.CONFERRED, AwardState.RELEASED],
      to: AwardState.REVOKED,
      says: 'revoke an award (`revokeAward`)',
    },
  },
  gates: [[concernsNoOwnEntry, 'every act']],
  notTheirs: () => new NotOrganiser(),
  notNow: (_, state, { releaseId }) =>
    state === AwardState.APPROVED && releaseId ? new AwardIsApproved(releaseId) : new AwardNotFound(),
});
