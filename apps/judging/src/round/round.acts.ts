import { registerEnumType } from '@nestjs/graphql';
import { Acts } from '@podium/platform-access';
import { ConflictOfInterest, NotOnPanel } from '../conflict/conflict.refusals.js';
import { RoundAbandoned, RoundClosed, RoundNotFound, RoundTimeIsOver } from './round.refusals.js';

/** What is done to a round. */
export enum RoundAct {
  READ = 'READ',
  ASSIGN = 'ASSIGN',
  DECLARE = 'DECLARE',
  CLOSE = 'CLOSE',
  EXTEND = 'EXTEND',
  ABANDON = 'ABANDON',
  READ_STANDING = 'READ_STANDING',
}
registerEnumType(RoundAct, { name: 'RoundAct', description: 'What you may do to a round now.' });

/** A round that nobody closed is open until its time is over, at whatever instant that is asked. */
export enum RoundState {
  OPEN = 'OPEN',
  OVERDUE = 'OVERDUE',
  CLOSED = 'CLOSED',
  ABANDONED = 'ABANDONED',
}
registerEnumType(RoundState, {
  name: 'RoundState',
  valuesMap: {
    OPEN: { description: 'Takes sheets.' },
    OVERDUE: {
      description: 'Its time is over: it takes no sheets until its chair extends it, and waits to be closed.',
    },
    CLOSED: { description: 'Has a standing, for good.' },
    ABANDONED: { description: 'Was given up and has no standing.' },
  },
});

export interface RoundFacts {
  /** Whoever asks is barred from none of its contenders. */
  impartial: boolean;
  closesAt: Date | null;
  closedAt: Date | null;
  /** IANA zone in which the edition states its deadlines. */
  timeZone: string;
}

const PRESIDING = ['editionOrganiser', 'categoryOrganiser', 'chair'] as const;
const ORGANISING = ['editionOrganiser', 'categoryOrganiser'] as const;
const NOT_ENDED = ['OPEN', 'OVERDUE'] as const;

export const roundActs = new Acts<`${RoundAct}`, `${RoundState}`, RoundFacts>({
  of: 'round',
  acts: {
    READ: { by: PRESIDING, says: 'see a round and how far it has come (`round`)' },
    ASSIGN: { by: ORGANISING, from: NOT_ENDED, says: 'give dossiers to judges (`assignDossiers`)' },
    DECLARE: { by: ['judge'], from: NOT_ENDED, says: 'declare conflicts of interest (`declareConflicts`)' },
    CLOSE: { by: PRESIDING, from: NOT_ENDED, to: 'CLOSED', says: 'close a round (`closeRound`)' },
    EXTEND: { by: PRESIDING, from: NOT_ENDED, to: 'OPEN', says: 'give judges more time (`extendRound`)' },
    ABANDON: { by: ORGANISING, from: NOT_ENDED, to: 'ABANDONED', says: 'give a round up (`abandonRound`)' },
    READ_STANDING: { by: PRESIDING, from: ['CLOSED'], says: 'read a standing (`standing`)' },
  },
  gates: [
    [
      ({ impartial }) => (impartial ? undefined : new ConflictOfInterest()),
      'ASSIGN',
      'CLOSE',
      'EXTEND',
      'ABANDON',
      'READ_STANDING',
    ],
  ],
  notTheirs: (act) => (act === 'DECLARE' ? new NotOnPanel() : new RoundNotFound()),
  notNow: (_, state, facts) => notNow(state, facts),
});

/** Why a round takes nothing in this state. */
export function notNow(state: `${RoundState}`, { closedAt, closesAt, timeZone }: Omit<RoundFacts, 'impartial'>) {
  switch (state) {
    case 'ABANDONED':
      return new RoundAbandoned();
    case 'OVERDUE':
      return new RoundTimeIsOver(closesAt as Date, timeZone);
    default:
      return closedAt ? new RoundClosed(closedAt) : new RoundNotFound();
  }
}
