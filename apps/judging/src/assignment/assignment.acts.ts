import { registerEnumType } from '@nestjs/graphql';
import { Acts } from '@podium/platform-access';
import { ConflictsNotDeclared } from '../conflict/conflict.refusals.js';
import { notNow, type RoundFacts, type RoundState } from '../round/round.acts.js';
import { DossierWithdrawn, NotAssigned } from '../score-sheet/score-sheet.refusals.js';

/** What a judge does with a dossier that was assigned. */
export enum AssignmentAct {
  HAND_IN = 'HAND_IN',
  READ_ANSWERS = 'READ_ANSWERS',
}
registerEnumType(AssignmentAct, { name: 'AssignmentAct', description: 'What you may do with an assignment now.' });

export interface AssignmentFacts extends Omit<RoundFacts, 'impartial'> {
  withdrawn: boolean;
  /** The judge has read the list of entrants with this dossier on it. */
  declared: boolean;
}

export const assignmentActs = new Acts<`${AssignmentAct}`, `${RoundState}`, AssignmentFacts>({
  of: 'assignment',
  acts: {
    HAND_IN: { by: ['judge'], from: ['OPEN'], says: 'hand in a score sheet (`submitScoreSheet`)' },
    READ_ANSWERS: {
      by: ['judge'],
      from: ['OPEN', 'OVERDUE'],
      says: 'read the answers of an assigned dossier (`dossier`)',
    },
  },
  gates: [
    [({ withdrawn }) => (withdrawn ? new DossierWithdrawn() : undefined), 'every act'],
    [({ declared }) => (declared ? undefined : new ConflictsNotDeclared()), 'every act'],
  ],
  notTheirs: () => new NotAssigned(),
  notNow: (_, state, facts) => notNow(state, facts),
});
