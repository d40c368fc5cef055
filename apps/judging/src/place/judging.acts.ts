import { Acts } from '@podium/platform-access';
import { NotOrganiser } from '@podium/platform-graphql';
import { ConflictOfInterest } from '../conflict/conflict.refusals.js';

interface JudgingFacts {
  /** Whoever asks is barred from no entry that is compared there. */
  impartial: boolean;
}

/** What is done about judging at a place of an edition, before there is a panel or a round. */
export const judgingActs = new Acts<'FORM_PANEL' | 'OPEN_ROUND', 'ANY', JudgingFacts>({
  of: 'judging',
  acts: {
    FORM_PANEL: { by: ['editionOrganiser', 'categoryOrganiser'], says: 'form a panel (`formPanel`)' },
    OPEN_ROUND: { by: ['editionOrganiser', 'categoryOrganiser'], says: 'open a round (`openRound`)' },
  },
  gates: [[({ impartial }) => (impartial ? undefined : new ConflictOfInterest()), 'OPEN_ROUND']],
  notTheirs: () => new NotOrganiser(),
  notNow: () => new NotOrganiser(),
});
