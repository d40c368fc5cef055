import { Acts, capacitiesAt, type Appointment, type Capacity } from '@podium/platform-access';
import { NotOrganiser } from '@podium/platform-graphql';
import { NeedsSomebodyElse } from '../extension/extension.refusals.js';
import { RevisionAct } from './revision-act.js';
import { RevisionDecided, RevisionIsStale } from './revision.refusals.js';

/** `STALE`: proposed, and the edition has moved since. */
export type RevisionStateName = 'NONE' | 'PROPOSED' | 'STALE' | 'APPROVED' | 'DECLINED';

export interface RevisionFacts {
  /** Whoever asks proposed it, or was appointed by whoever did. */
  proposersOwn: boolean;
  /** Somebody has registered a team in the edition. */
  entered: boolean;
}

export const revisionActs = new Acts<RevisionAct, RevisionStateName, RevisionFacts>({
  of: 'revision of an edition',
  acts: {
    PROPOSE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['NONE'],
      to: 'PROPOSED',
      says: 'propose a revision of the definition; of a category’s organiser for it alone (`proposeRevision`)',
    },
    APPROVE: {
      by: ['editionOrganiser'],
      from: ['PROPOSED'],
      to: 'APPROVED',
      says: 'approve that, unless somebody has entered and they proposed it or were appointed by whoever did (`approveRevision`)',
    },
    DECLINE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: ['PROPOSED', 'STALE'],
      to: 'DECLINED',
      says: 'decline it, or take it back (`declineRevision`)',
    },
  },
  gates: [
    [
      ({ proposersOwn, entered }) => (proposersOwn && entered ? new NeedsSomebodyElse() : undefined),
      RevisionAct.APPROVE,
    ],
  ],
  notTheirs: () => new NotOrganiser(),
  notNow: (_, state) => (state === 'STALE' ? new RevisionIsStale() : new RevisionDecided()),
});

/**
 * Who asks of a revision: of the edition, and of categories when they organise every one that it touches.
 * @param touched  codes of categories; empty: the whole edition
 */
export function capacitiesTowards(
  held: Appointment[],
  editionCode: string,
  touched: readonly string[],
): ReadonlySet<Capacity> {
  const has = new Set(capacitiesAt(held, editionCode));
  const all =
    touched.length > 0 && touched.every((code) => capacitiesAt(held, editionCode, code).has('categoryOrganiser'));
  if (all) has.add('categoryOrganiser');
  return has;
}
