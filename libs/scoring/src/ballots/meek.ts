import { shown, type Count, type CountReport, type StrictElection } from './election.js';
import { balance, compareVotes, initialBits, startingKeeps } from './meek-balance.js';
import { ballotFlow, votesAt, type Votes } from './meek-flow.js';
import { placeByVotes, runCount, type CountingMethod } from './tie-branches.js';

interface State {
  elected: readonly number[];
  hopeful: readonly number[];
  /** Keep values of the elected over 2^bits; always at or above the balance. */
  keeps: ReadonlyMap<number, bigint>;
  bits: number;
}

/**
 * Single transferable vote by Meek's method. An elected candidate keeps just enough of every ballot to hold the quota
 * and passes on the rest, also to candidates elected already; the quota is the votes held by somebody ÷ (seats + 1), so
 * it falls as ballots run out. Elected is whoever is ABOVE the quota, or whoever is left when no more than the free
 * seats are left. All decisions are exact; `balance` says how.
 *
 * Those not elected when the last seat is filled are ordered by the votes they hold at that moment.
 *
 * @throws {NotComputable} InseparableVotes; TooManyTies
 * @see Meek, B. L. (1969). Une nouvelle approche du scrutin transférable. Mathématiques et Sciences Humaines 25, 13–23.
 */
export function meek(election: StrictElection): Count {
  const { names, seats } = election;
  const describe = ({ votes, held, exhausted, unit }: Votes): CountReport => ({
    quota: shown(held, unit * BigInt(seats + 1)),
    votes: Object.fromEntries(
      [...votes].sort(([a], [b]) => a - b).map(([who, has]) => [names[who]!, shown(has, unit)]),
    ),
    exhausted: shown(exhausted, unit),
  });
  const method: CountingMethod<State> = {
    start: () => ({ elected: [], hopeful: [...names.keys()], keeps: new Map(), bits: initialBits }),
    key: ({ elected, hopeful }) => `${[...elected].sort((a, b) => a - b).join(' ')}|${hopeful.join(' ')}`,
    step(state) {
      const { elected, hopeful } = state;
      if (hopeful.length === 0) return { kind: 'done' };
      const flow = ballotFlow(election, elected, hopeful);
      const start = startingKeeps(state.keeps, state.bits, elected);
      const free = seats - elected.length;
      if (free === 0 || hopeful.length <= free) {
        const now = votesAt(flow, start.values, 1n << BigInt(start.bits));
        const placed = placeByVotes(hopeful, elected.length, (a, b) => compareVotes(now, a, b));
        const leaving = placed.map(({ candidate }) => names[candidate]!);
        return {
          kind: 'placed',
          placed,
          state: { ...state, hopeful: [] },
          report: { ...describe(now), ...(free === 0 ? { excluded: leaving } : { elected: leaving }) },
        };
      }
      const verdict = balance(flow, start);
      const known = {
        keeps: new Map(elected.map((candidate, index) => [candidate, verdict.keeps.values[index]!])),
        bits: verdict.keeps.bits,
      };
      const report = describe(verdict.votes);
      const without = (gone: readonly number[]) => hopeful.filter((candidate) => !gone.includes(candidate));
      const last = elected.length + hopeful.length - 1;
      const leave = (candidate: number) => ({
        placed: [{ candidate, first: last, last }],
        state: { ...known, elected, hopeful: without([candidate]) },
      });
      if (verdict.kind === 'elect') {
        const placed = placeByVotes(verdict.candidates, elected.length, (a, b) => compareVotes(verdict.votes, a, b));
        const risen = placed.map(({ candidate }) => candidate);
        for (const candidate of risen) known.keeps.set(candidate, 1n << BigInt(known.bits));
        return {
          kind: 'placed',
          placed,
          state: { ...known, elected: [...elected, ...risen], hopeful: without(risen) },
          report: { ...report, elected: risen.map((candidate) => names[candidate]!) },
        };
      }
      if (verdict.kind === 'exclude') {
        const excluded = [names[verdict.candidate]!];
        return { kind: 'placed', ...leave(verdict.candidate), report: { ...report, excluded } };
      }
      const tied = verdict.candidates;
      const others = without(tied);
      const together =
        others.length >= free && verdict.sure(tied)
          ? {
              together: {
                placed: tied.map((candidate) => ({ candidate, first: last - tied.length + 1, last })),
                state: { ...known, elected, hopeful: others },
              },
            }
          : {};
      return { kind: 'tie', for: 'exclusion', tied, report, choose: leave, ...together };
    },
  };
  return runCount(election, method);
}
