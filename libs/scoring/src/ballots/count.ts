import {
  prepare,
  withoutLevels,
  type BallotRule,
  type Count,
  type Election,
  type PreparedElection,
  type StrictElection,
} from './election.js';
import { instantRunoff } from './instant-runoff.js';
import { meek } from './meek.js';
import { borda, copeland, schulze } from './pairwise.js';
import { weightedInclusiveGregory } from './wigm.js';

const RULES: Record<BallotRule, (election: PreparedElection) => Count> = {
  meek: strictly('meek', meek),
  wigm: strictly('wigm', weightedInclusiveGregory),
  irv: strictly('irv', instantRunoff),
  borda,
  copeland,
  schulze,
};

function strictly(rule: BallotRule, count: (election: StrictElection) => Count) {
  return (election: PreparedElection) => count(withoutLevels(rule, election));
}

/**
 * Counts ranked ballots. The result does not depend on the order of ballots or candidates, nor on how equal rankings
 * are split into entries; chance decides nothing.
 *
 * @throws {NotComputable} what `prepare` refuses; BallotTied where a rule cannot take equal ranks; TooManyTies;
 *   InseparableVotes
 */
export const countBallots = (election: Election): Count => RULES[election.rule](prepare(election));
