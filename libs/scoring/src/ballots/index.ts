export { countBallots } from './count.js';
export type { Ballot, BallotRule, Count, CountReport, Election, Round, TieReport } from './election.js';
