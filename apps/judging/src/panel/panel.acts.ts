import { registerEnumType } from '@nestjs/graphql';
import { Acts } from '@podium/platform-access';
import { ConflictOfInterest } from '../conflict/conflict.refusals.js';
import { PanelNotFound, SeatNotFound } from './panel.refusals.js';

/** What is done to a panel. */
export enum PanelAct {
  READ = 'READ',
  SEAT = 'SEAT',
  VACATE = 'VACATE',
}
registerEnumType(PanelAct, { name: 'PanelAct', description: 'What you may do to a panel now.' });

interface PanelFacts {
  /** Whoever asks is barred from no entry that an open round of this panel compares. */
  impartial: boolean;
}

export const panelActs = new Acts<`${PanelAct}`, 'ANY', PanelFacts>({
  of: 'panel',
  acts: {
    READ: { by: ['editionOrganiser', 'categoryOrganiser', 'chair'], says: 'see a panel and its judges (`panels`)' },
    SEAT: { by: ['editionOrganiser', 'categoryOrganiser'], says: 'seat a judge (`seatJudge`)' },
    VACATE: { by: ['editionOrganiser', 'categoryOrganiser'], says: 'empty a seat (`vacateSeat`)' },
  },
  gates: [[({ impartial }) => (impartial ? undefined : new ConflictOfInterest()), 'SEAT', 'VACATE']],
  notTheirs: (act) => (act === 'VACATE' ? new SeatNotFound() : new PanelNotFound()),
  notNow: () => new PanelNotFound(),
});
