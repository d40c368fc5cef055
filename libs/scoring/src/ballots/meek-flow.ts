import type Fraction from 'fraction.js';
import type { StrictElection } from './election.js';

/**
 * Where ballots go for one set of elected and excluded candidates, as a polynomial in the keep values.
 *
 * A ballot passes the elected candidates it ranks, each keeping the share `keep` of what arrives, and stops at the first
 * candidate still hopeful. What arrives somewhere therefore depends on the SET of elected candidates passed before.
 * Ballots are added up by that set once; after that an iteration costs the same for ten ballots and ten thousand.
 */
export interface Flow {
  readonly elected: readonly number[];
  readonly hopeful: readonly number[];
  /** Ballots that reach `candidate` (or nobody: −1) after passing exactly `passed` (numbers into `elected`). */
  readonly parcels: readonly { passed: readonly number[]; arrive: ReadonlyMap<number, bigint> }[];
  readonly seats: number;
  readonly valid: bigint;
}

const NOBODY = -1;

export function ballotFlow(
  { ballots, seats, valid }: StrictElection,
  elected: readonly number[],
  hopeful: readonly number[],
): Flow {
  const electedAt = new Map(elected.map((candidate, index) => [candidate, index]));
  const isHopeful = new Set(hopeful);
  const parcels = new Map<string, { passed: number[]; arrive: Map<number, bigint> }>();
  for (const { count, ranking } of ballots) {
    const passed: number[] = [];
    const arrive = (candidate: number) => {
      const sorted = [...passed].sort((a, b) => a - b);
      const key = sorted.join(' ');
      let parcel = parcels.get(key);
      if (!parcel) parcels.set(key, (parcel = { passed: sorted, arrive: new Map() }));
      parcel.arrive.set(candidate, (parcel.arrive.get(candidate) ?? 0n) + count);
    };
    let stopped = false;
    for (const candidate of ranking) {
      const index = electedAt.get(candidate);
      if (index === undefined && !isHopeful.has(candidate)) continue;
      arrive(candidate);
      if (index === undefined) {
        stopped = true;
        break;
      }
      passed.push(index);
    }
    if (!stopped) arrive(NOBODY);
  }
  return { elected, hopeful, parcels: [...parcels.values()], seats, valid };
}

export interface Votes {
  /** Votes by candidate, in units of 1 ÷ `unit`. */
  votes: ReadonlyMap<number, bigint>;
  /** All votes held by somebody; the quota is this ÷ (seats + 1). */
  held: bigint;
  exhausted: bigint;
  unit: bigint;
}

/** Votes at given keep values, exact. @param keeps numerators over `one`, in the order of `flow.elected` */
export function votesAt({ elected, hopeful, parcels, valid }: Flow, keeps: readonly bigint[], one: bigint): Votes {
  const votes = new Map<number, bigint>([...elected, ...hopeful].map((candidate) => [candidate, 0n]));
  const keepOf = new Map(elected.map((candidate, index) => [candidate, keeps[index]!]));
  const powers = [1n];
  for (let i = 0; i <= elected.length; i++) powers.push(powers[i]! * one);
  const unit = powers[elected.length]!;
  let exhausted = 0n;
  for (const { passed, arrive } of parcels) {
    let weight = 1n;
    for (const index of passed) weight *= one - keeps[index]!;
    if (weight === 0n) continue;
    for (const [candidate, count] of arrive) {
      const keep = keepOf.get(candidate);
      if (keep === undefined) {
        const arriving = count * weight * powers[elected.length - passed.length]!;
        if (candidate === NOBODY) exhausted += arriving;
        else votes.set(candidate, votes.get(candidate)! + arriving);
      } else {
        const kept = count * weight * keep * powers[elected.length - passed.length - 1]!;
        votes.set(candidate, votes.get(candidate)! + kept);
      }
    }
  }
  return { votes, held: valid * unit - exhausted, exhausted, unit };
}

/** Votes of the hopeful at rational keep values if these hold every elected candidate exactly at the quota, else null. */
export function exactSolution(flow: Flow, keeps: readonly Fraction[]): Votes | null {
  let one = 1n;
  for (const keep of keeps) one = (one * keep.d) / gcd(one, keep.d);
  const result = votesAt(
    flow,
    keeps.map((keep) => (keep.n * one) / keep.d),
    one,
  );
  const seats = BigInt(flow.seats + 1);
  return flow.elected.every((candidate) => result.votes.get(candidate)! * seats === result.held) ? result : null;
}

/** Whether two candidates have the same votes whatever the keep values are: the same ballots behind the same sets. */
export function sameFlow({ parcels }: Flow, a: number, b: number): boolean {
  return parcels.every(({ arrive }) => (arrive.get(a) ?? 0n) === (arrive.get(b) ?? 0n));
}

export function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
