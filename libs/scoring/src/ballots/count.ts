import { prepare, type BallotRule, type Count, type Election, type PreparedElection } from './election.js';
import { instantRunoff } from './instant-runoff.js';
import { meek } from './meek.js';
import { borda, copeland, schulze } from './pairwise.js';
import { weightedInclusiveGregory } from './wigm.js';

const RULES: Record<BallotRule, (election: PreparedElection) => Count> = {
  meek,
  wigm: weightedInclusiveGregory,
  irv: instantRunoff,
  borda,
  copeland,
  schulze,
};

/**
 * Counts ranked ballots. The result does not depend on the order of ballots or candidates, nor on how equal rankings
 * are split into entries; chance decides nothing.
 *
 * @throws {Refused} what `prepare` refuses; TooManyTies; InseparableVotes
 */
export const countBallots = (election: Election): Count => RULES[election.rule](prepare(election));
