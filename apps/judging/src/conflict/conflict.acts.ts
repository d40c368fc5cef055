import { registerEnumType } from '@nestjs/graphql';
import { Acts } from '@podium/platform-access';
import { ConflictNotFound, TeamConflictStands } from './conflict.refusals.js';

/** What is done about a conflict. */
export enum ConflictAct {
  PIN = 'PIN',
  OVERRULE = 'OVERRULE',
}
registerEnumType(ConflictAct, { name: 'ConflictAct' });

export type ConflictState = 'DECLARED' | 'INFERRED' | 'PINNED' | 'OVERRULED';

export interface ConflictFacts {
  kind: string;
}

const IN_FORCE: ConflictState[] = ['DECLARED', 'INFERRED', 'PINNED'];

export const conflictActs = new Acts<`${ConflictAct}`, ConflictState, ConflictFacts>({
  of: 'conflict',
  acts: {
    PIN: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      to: 'PINNED',
      says: 'keep a judge away from an entry (`pinConflict`)',
    },
    OVERRULE: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      from: IN_FORCE,
      to: 'OVERRULED',
      says: 'find that there is no conflict (`overruleConflict`)',
    },
  },
  gates: [[({ kind }) => (kind === 'team' ? new TeamConflictStands() : undefined), 'OVERRULE']],
  notTheirs: () => new ConflictNotFound(),
  notNow: () => new ConflictNotFound(),
});
