import { Acts, capacitiesAt, type Appointment } from '@podium/platform-access';
import { NotOrganiser } from '@podium/platform-graphql';
import { ExtensionAct } from './extension-act.js';
import { ExtensionDecided, NeedsSomebodyElse } from './extension.refusals.js';

export type ExtensionState = 'NONE' | 'PROPOSED' | 'APPROVED' | 'DECLINED';

export interface ExtensionFacts {
  /** Whoever asks proposed it, or was appointed by whoever did. */
  proposersOwn: boolean;
}

export const extensionActs = new Acts<ExtensionAct, ExtensionState, ExtensionFacts>({
  of: 'extension of a deadline',
  acts: {
    PROPOSE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['NONE'],
      to: 'PROPOSED',
      says: 'propose to extend a deadline that has passed (`extendDeadline`)',
    },
    APPROVE: {
      by: ['editionOrganiser'],
      from: ['PROPOSED'],
      to: 'APPROVED',
      says: 'approve that, unless they proposed it or were appointed by whoever did (`approveExtension`)',
    },
    DECLINE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['PROPOSED'],
      to: 'DECLINED',
      says: 'decline it, or take it back (`declineExtension`)',
    },
  },
  gates: [[({ proposersOwn }) => (proposersOwn ? new NeedsSomebodyElse() : undefined), ExtensionAct.APPROVE]],
  notTheirs: () => new NotOrganiser(),
  notNow: () => new ExtensionDecided(),
});

/** Who asks of an extension at a place, as the table of acts wants it. */
export const askedAt = (
  held: Appointment[],
  { editionCode, categoryCode }: { editionCode: string; categoryCode: string | null },
  state: ExtensionState,
  proposersOwn: boolean,
) => ({ capacities: capacitiesAt(held, editionCode, categoryCode), state, facts: { proposersOwn } });
