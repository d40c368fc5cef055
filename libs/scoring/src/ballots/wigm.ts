import Fraction from 'fraction.js';
import { shown, type Count, type StrictElection } from './election.js';
import { placeByVotes, runCount, type CountingMethod } from './tie-branches.js';

interface State {
  /** By ballot: how far down the ranking it lies, and its weight as a number into `weights`. */
  at: Int32Array;
  weightOf: Int32Array;
  weights: readonly Fraction[];
  elected: readonly number[];
  /** Elected with a surplus still to move. */
  pending: readonly number[];
  hopeful: readonly number[];
  /** How many surpluses have moved; each leaves a quota behind that no ballot carries any more. */
  moved: number;
  /** Who rose and whose surplus moved, with who was hopeful then: all that decides where ballots lie and their weights. */
  history: string;
}

/**
 * Single transferable vote by the weighted inclusive Gregory method. The quota is Droop's whole number: one more than
 * the valid ballots ÷ (seats + 1), cut. A candidate with the quota is elected; the surplus moves, the largest first, by
 * passing ALL the candidate's ballots to the next hopeful, each at its weight × surplus ÷ votes, exactly. Without a
 * surplus the candidate with the fewest votes leaves and their ballots move at the weight they have. Ballots without a
 * next candidate are exhausted and take their share of the surplus with them. Weights are exact fractions (fraction.js).
 *
 * @throws {NotComputable} TooManyTies
 * @see The Scottish Local Government Elections Order 2007, schedule 1, part III (the same, cut to five decimals)
 */
export function weightedInclusiveGregory(election: StrictElection): Count {
  const { names, seats, ballots, valid } = election;
  const quota = new Fraction(valid / BigInt(seats + 1) + 1n);

  const holder = (state: State, ballot: number) => ballots[ballot]!.ranking[state.at[ballot]!];
  const tally = (state: State): Fraction[] => {
    const bundles = new Map<number, bigint>();
    ballots.forEach(({ count }, ballot) => {
      const candidate = holder(state, ballot);
      if (candidate === undefined) return;
      const bundle = candidate * state.weights.length + state.weightOf[ballot]!;
      bundles.set(bundle, (bundles.get(bundle) ?? 0n) + count);
    });
    const votes = names.map(() => new Fraction(0));
    for (const [bundle, count] of [...bundles].sort(([a], [b]) => a - b)) {
      const candidate = Math.floor(bundle / state.weights.length);
      const weight = state.weights[bundle % state.weights.length]!;
      votes[candidate] = votes[candidate]!.add(weight.mul(new Fraction(count)));
    }
    return votes;
  };

  /** Passes on the ballots of `from` to the next of `to`, their weights times `share`. */
  const move = (state: State, from: readonly number[], to: readonly number[], share: Fraction | null): State => {
    const at = state.at.slice();
    const weightOf = state.weightOf.slice();
    const weights = [...state.weights];
    const reduced = new Map<number, number>();
    const isHopeful = new Set(to);
    const leaving = new Set(from);
    ballots.forEach(({ ranking }, ballot) => {
      const candidate = holder(state, ballot);
      if (candidate === undefined || !leaving.has(candidate)) return;
      do at[ballot]! += 1;
      while (at[ballot]! < ranking.length && !isHopeful.has(ranking[at[ballot]!]!));
      if (!share) return;
      const old = weightOf[ballot]!;
      let now = reduced.get(old);
      if (now === undefined) reduced.set(old, (now = weights.push(weights[old]!.mul(share)) - 1));
      weightOf[ballot] = now;
    });
    return { ...state, at, weightOf, weights };
  };

  const method: CountingMethod<State> = {
    start: () => ({
      at: new Int32Array(ballots.length),
      weightOf: new Int32Array(ballots.length),
      weights: [new Fraction(1)],
      elected: [],
      pending: [],
      hopeful: [...names.keys()],
      moved: 0,
      history: '',
    }),
    key: ({ history, elected, pending, hopeful }) =>
      `${history}|${[...elected].sort((a, b) => a - b).join(' ')}|${pending.join(' ')}|${hopeful.join(' ')}`,
    step(state) {
      const { elected, pending, hopeful } = state;
      if (hopeful.length === 0) return { kind: 'done' };
      const votes = tally(state);
      const held = votes.reduce((sum, own) => sum.add(own), new Fraction(0));
      const report = {
        quota: shown(quota.n),
        votes: Object.fromEntries(
          names.flatMap((name, candidate) => {
            if (hopeful.includes(candidate) || pending.includes(candidate)) return [[name, text(votes[candidate]!)]];
            return elected.includes(candidate) ? [[name, text(quota)]] : [];
          }),
        ),
        exhausted: text(new Fraction(valid).sub(held).sub(quota.mul(state.moved))),
      };
      const compare = (a: number, b: number) => votes[a]!.compare(votes[b]!);
      const without = (gone: readonly number[]) => hopeful.filter((candidate) => !gone.includes(candidate));
      const free = seats - elected.length;
      const reached = hopeful.filter((candidate) => votes[candidate]!.compare(quota) >= 0);
      if (free === 0 || hopeful.length <= free || reached.length > 0) {
        const rising = free === 0 || hopeful.length <= free ? hopeful : reached;
        const placed = placeByVotes(rising, elected.length, compare);
        const candidates = placed.map(({ candidate }) => candidate);
        const leaving = candidates.map((candidate) => names[candidate]!);
        if (free === 0) {
          return { kind: 'placed', placed, state: { ...state, hopeful: [] }, report: { ...report, excluded: leaving } };
        }
        const withSurplus = candidates.filter((candidate) => votes[candidate]!.compare(quota) > 0);
        return {
          kind: 'placed',
          placed,
          state: {
            ...state,
            elected: [...elected, ...candidates],
            pending: [...pending, ...withSurplus].sort((a, b) => a - b),
            hopeful: without(candidates),
            history: `${state.history}+${candidates.join(' ')}<${hopeful.join(' ')}`,
          },
          report: { ...report, elected: leaving },
        };
      }
      if (pending.length > 0) {
        const most = pending.reduce((best, candidate) => (compare(candidate, best) > 0 ? candidate : best));
        const tied = pending.filter((candidate) => compare(candidate, most) === 0);
        const transfer = (candidate: number): State => {
          const share = votes[candidate]!.sub(quota).div(votes[candidate]!);
          const left = pending.filter((other) => other !== candidate);
          const history = `${state.history}/${candidate}>${hopeful.join(' ')}`;
          return { ...move(state, [candidate], hopeful, share), pending: left, moved: state.moved + 1, history };
        };
        if (tied.length === 1) {
          return { kind: 'moved', state: transfer(most), report: { ...report, surplusOf: names[most]! } };
        }
        return {
          kind: 'tie',
          for: 'surplus',
          tied,
          report,
          choose: (candidate) => ({ placed: [], state: transfer(candidate) }),
        };
      }
      const last = elected.length + hopeful.length - 1;
      const least = hopeful.reduce((worst, candidate) => (compare(candidate, worst) < 0 ? candidate : worst));
      const lowest = hopeful.filter((candidate) => compare(candidate, least) === 0);
      const exclude = (gone: readonly number[]): State => {
        const left = without(gone);
        return { ...move(state, gone, left, null), hopeful: left };
      };
      const leave = (candidate: number) => ({
        placed: [{ candidate, first: last, last }],
        state: exclude([candidate]),
      });
      if (lowest.length === 1) {
        return { kind: 'placed', ...leave(least), report: { ...report, excluded: [names[least]!] } };
      }
      // Together they neither pass the next candidate nor lift anybody to the quota: their order is of no effect.
      const theirs = votes[least]!.mul(lowest.length);
      const others = without(lowest);
      const safe =
        others.length >= free &&
        others.every((who) => votes[who]!.compare(theirs) > 0 && votes[who]!.add(theirs).compare(quota) < 0);
      const together = {
        placed: lowest.map((candidate) => ({ candidate, first: last - lowest.length + 1, last })),
        state: exclude(lowest),
      };
      return { kind: 'tie', for: 'exclusion', tied: lowest, report, choose: leave, ...(safe ? { together } : {}) };
    },
  };
  return runCount(election, method);
}

const text = (value: Fraction): string => shown(value.n, value.d);
