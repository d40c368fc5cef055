import { shown, type Count, type StrictElection } from './election.js';
import { runCount, type CountingMethod } from './tie-branches.js';

/** Who is still in; sorted. */
type Standing = readonly number[];

/**
 * Instant run-off: the candidate with the fewest votes leaves, their ballots move to the next candidate still in, until
 * one is left. That candidate has a majority of the ballots still in play as soon as anybody has one. The order is the
 * reverse of leaving; with several seats the first in that order are elected.
 *
 * @see Tideman, N. (2006). Collective Decisions and Voting. Ashgate; the alternative vote
 */
export function instantRunoff(election: StrictElection): Count {
  const { names, ballots, seats, valid } = election;
  const method: CountingMethod<Standing> = {
    start: () => names.map((_, candidate) => candidate),
    key: (standing) => standing.join(' '),
    step(standing) {
      if (standing.length === 0) return { kind: 'done' };
      const votes = new Array<bigint>(names.length).fill(0n);
      const isIn = new Set(standing);
      let inPlay = 0n;
      for (const { count, ranking } of ballots) {
        const top = ranking.find((candidate) => isIn.has(candidate));
        if (top === undefined) continue;
        votes[top]! += count;
        inPlay += count;
      }
      const report = {
        votes: Object.fromEntries(standing.map((candidate) => [names[candidate]!, shown(votes[candidate]!)])),
        exhausted: shown(valid - inPlay),
      };
      const last = standing.length - 1;
      const without = (gone: readonly number[]) => standing.filter((candidate) => !gone.includes(candidate));
      if (last === 0) {
        const placed = [{ candidate: standing[0]!, first: 0, last: 0 }];
        return { kind: 'placed', placed, state: [], report: { ...report, elected: [names[standing[0]!]!] } };
      }
      const fewest = standing.reduce(
        (least, candidate) => (votes[candidate]! < least ? votes[candidate]! : least),
        valid,
      );
      const lowest = standing.filter((candidate) => votes[candidate] === fewest);
      const leave = (candidate: number) => ({
        placed: [{ candidate, first: last, last }],
        state: without([candidate]),
      });
      if (lowest.length === 1) {
        const excluded = [names[lowest[0]!]!];
        return { kind: 'placed', ...leave(lowest[0]!), report: { ...report, excluded } };
      }
      const others = without(lowest);
      const theirs = fewest * BigInt(lowest.length);
      const safe = others.length >= seats && others.every((candidate) => votes[candidate]! > theirs);
      const together = {
        placed: lowest.map((candidate) => ({ candidate, first: others.length, last })),
        state: others,
      };
      return { kind: 'tie', for: 'exclusion', tied: lowest, report, choose: leave, ...(safe ? { together } : {}) };
    },
  };
  return runCount(election, method);
}
