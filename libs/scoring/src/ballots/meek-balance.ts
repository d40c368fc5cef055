import Fraction from 'fraction.js';
import { refuse } from '../refusal.js';
import { exactSolution, sameFlow, votesAt, type Flow, type Votes } from './meek-flow.js';

/** Keep values with a common denominator of 2^bits. */
export interface Keeps {
  values: readonly bigint[];
  bits: number;
}

/** What the balance of one stage proves. */
export type Verdict =
  | { kind: 'elect'; candidates: number[]; votes: Votes; keeps: Keeps }
  | { kind: 'exclude'; candidate: number; votes: Votes; keeps: Keeps }
  /** Established to be equal at the balance. */
  | { kind: 'tie'; candidates: number[]; votes: Votes; keeps: Keeps; sure: (candidates: readonly number[]) => boolean };

/** Precision at first, and when a tie is first suspected; GUARD more than the surplus that is then to be reached. */
const WORKING_BITS = 64;
const SUSPICION_BITS = 240;
const GUARD_BITS = 80;
const MOST_BITS = 6_000;
const MOST_ITERATIONS = 20_000;

/**
 * Lets surpluses flow until somebody is proved elected or somebody is proved last.
 *
 * The balance of Meek's rule (every elected candidate exactly at the quota) is in general irrational, so it is
 * approached from above: keep values are fractions over 2^bits, always rounded UP. Votes at those keep values are exact.
 * Since keep values never fall below the balance and every step only lowers them, at any moment
 *  - a hopeful's votes are at most what they will be at the balance, and the quota is at least what it will be;
 *  - all hopefuls together can still gain at most the surplus in hand, S (votes above quota of the elected).
 * Hence each decision is proved, not approximated: votes above the quota now are above it at the balance; and whoever is
 * more than S behind everybody else is last at the balance, even if others are elected on the way. Rounding can only
 * delay a decision. When it would for ever, because the last are equal, that they are equal is established by one of:
 *  - the balance is a set of simple fractions: guessed, and checked exactly;
 *  - the same ballots reach both, whatever the keep values are;
 *  - they are closer than two different numbers of this kind can be, see `separationBits`.
 *
 * @throws {NotComputable} InseparableVotes: too many elected candidates are involved to separate the last in sensible time
 * @see Hill, I. D., Wichmann, B. A. & Woodall, D. R. (1987). Algorithm 123: single transferable vote by Meek's method.
 *   The Computer Journal 30, 277–281 (the balance exists, is unique, and is approached monotonically)
 */
export function balance(flow: Flow, start: Keeps): Verdict {
  let keeps = start;
  let target = SUSPICION_BITS;
  for (let iteration = 0; ; iteration++) {
    const one = 1n << BigInt(keeps.bits);
    const result = votesAt(flow, keeps.values, one);
    const decided = decide(flow, result, keeps);
    if (decided) return decided;

    const next = lower(flow, keeps, result);
    const stuck = next.every((value, index) => value === keeps.values[index]!);
    const near = surplus(flow, result) << BigInt(target) < result.unit;
    if (near) {
      const examined = examine(flow, result, keeps, target);
      if (examined) return examined;
      target = separationBits(flow);
    }
    if ((near && target > MOST_BITS) || iteration > MOST_ITERATIONS) {
      refuse('InseparableVotes', 'These are closer than can be told apart in sensible time, yet not proved equal.', {
        candidates: lowestWithin(flow, result, surplus(flow, result)),
      });
    }
    if ((near || stuck) && keeps.bits < target + GUARD_BITS) {
      // Out of precision: the same keep values, written with more bits, are still from above.
      const more = BigInt(target + GUARD_BITS - keeps.bits);
      keeps = { values: keeps.values.map((value) => value << more), bits: target + GUARD_BITS };
    } else {
      keeps = { ...keeps, values: next };
    }
  }
}

/**
 * Votes at the balance are algebraic numbers: with m elected candidates the balance solves m equations that are linear
 * in each keep value, which have at most m! solutions. So the difference of two candidates' votes is a root of a whole
 * polynomial of that degree whose coefficients, by the height of the resultant, are below 2^(this many bits); and such a
 * root is either zero or larger than 2^−(this many bits). (For systems without solutions at infinity; others would need
 * a bound of the same size for a perturbed system.)
 *
 * @see Sombra, M. (2004). The height of the mixed sparse resultant. American Journal of Mathematics 126, 1253–1260.
 * @see Emiris, I., Mourrain, B. & Tsigaridas, E. (2010). The DMM bound: multivariate (aggregate) separation bounds.
 *   Proc. ISSAC 2010, 243–250.
 */
export function separationBits({ elected, valid, seats }: Flow): number {
  const m = elected.length;
  let factorial = 1;
  for (let i = 2; i <= m; i++) factorial *= i;
  // An equation's coefficients add up to less than ballots × (seats + 2) × 2^m, and it has at most 2^m of them.
  const coefficients = valid.toString(2).length + (seats + 2).toString(2).length + 2 * m;
  return factorial * (m + 1) * coefficients;
}

/** Keep values for a stage: those known, rounded up to working precision; the newly elected at 1. */
export function startingKeeps(known: ReadonlyMap<number, bigint>, bits: number, elected: readonly number[]): Keeps {
  const spare = BigInt(Math.max(0, bits - WORKING_BITS));
  const one = 1n << spare;
  return {
    values: elected.map((candidate) => ((known.get(candidate) ?? 1n << BigInt(bits)) + one - 1n) >> spare),
    bits: bits - Number(spare),
  };
}

export const initialBits = WORKING_BITS;

/** Votes of the elected above the quota, in units of result.unit, rounded up. */
function surplus(flow: Flow, { votes, held }: Votes): bigint {
  const seats = BigInt(flow.seats + 1);
  let above = 0n;
  for (const candidate of flow.elected) above += seats * votes.get(candidate)! - held;
  return above <= 0n ? 0n : (above + seats - 1n) / seats;
}

function decide(flow: Flow, result: Votes, keeps: Keeps): Verdict | null {
  const seats = BigInt(flow.seats + 1);
  const above = flow.hopeful.filter((candidate) => result.votes.get(candidate)! * seats > result.held);
  if (above.length > 0) return { kind: 'elect', candidates: above, votes: result, keeps };
  const [last, next] = [...flow.hopeful].sort((a, b) => compareVotes(result, a, b) || a - b);
  const reach = result.votes.get(last!)! + surplus(flow, result);
  if (next === undefined || reach < result.votes.get(next)!) {
    return { kind: 'exclude', candidate: last!, votes: result, keeps };
  }
  return null;
}

/** keep × quota ÷ votes, rounded up, and never above the keep value it replaces. */
function lower(flow: Flow, keeps: Keeps, { votes, held }: Votes): bigint[] {
  const seats = BigInt(flow.seats + 1);
  return flow.elected.map((candidate, index) => {
    const keep = keeps.values[index]!;
    const has = votes.get(candidate)! * seats;
    if (has <= held) return keep;
    return (keep * held + has - 1n) / has;
  });
}

export function compareVotes({ votes }: Votes, a: number, b: number): number {
  const [x, y] = [votes.get(a)!, votes.get(b)!];
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Decides between candidates whom the approach has not separated down to a surplus of 2^−target votes.
 * @returns null when neither their equality nor their order is established yet
 */
function examine(flow: Flow, result: Votes, keeps: Keeps, target: number): Verdict | null {
  const window = 1n << BigInt(keeps.bits - (target >> 1));
  const guessed = keeps.values.map((keep) => simplestFraction(keep - window, keep + window, 1n << BigInt(keeps.bits)));
  const exact = exactSolution(flow, guessed);
  if (exact) {
    const seats = BigInt(flow.seats + 1);
    const above = flow.hopeful.filter((candidate) => exact.votes.get(candidate)! * seats > exact.held);
    if (above.length > 0) return { kind: 'elect', candidates: above, votes: exact, keeps };
  }
  const best = exact ?? result;
  const rest = exact ? 0n : surplus(flow, result);
  const last = lowestWithin(flow, best, rest);
  if (last.length === 1) return { kind: 'exclude', candidate: last[0]!, votes: best, keeps };
  const equal =
    exact !== null || last.every((candidate) => sameFlow(flow, last[0]!, candidate)) || target >= separationBits(flow);
  if (!equal) return null;
  // Sure losers together: all their votes would not lift one of them past the next candidate.
  const sure = (tied: readonly number[]) => {
    const theirs = tied.reduce((sum, candidate) => sum + best.votes.get(candidate)!, rest);
    return flow.hopeful.every((candidate) => tied.includes(candidate) || best.votes.get(candidate)! > theirs);
  };
  return { kind: 'tie', candidates: last, votes: best, keeps, sure };
}

/** The hopeful who are at most `rest` above the lowest, in order. */
function lowestWithin(flow: Flow, votes: Votes, rest: bigint): number[] {
  const least = flow.hopeful.reduce((low, candidate) => (compareVotes(votes, candidate, low) < 0 ? candidate : low));
  const reach = votes.votes.get(least)! + rest;
  return flow.hopeful.filter((candidate) => votes.votes.get(candidate)! <= reach).sort((a, b) => a - b);
}

/** The fraction with the smallest denominator in [low, high] ÷ scale, by continued fractions. */
export function simplestFraction(low: bigint, high: bigint, scale: bigint): Fraction {
  if (low <= 0n) return new Fraction(0);
  const within = (a: bigint, b: bigint, c: bigint, d: bigint): [bigint, bigint] => {
    // Simplest x with a/b ≤ x ≤ c/d.
    const whole = a / b;
    if (whole * b === a) return [whole, 1n];
    if (whole < c / d) return [whole + 1n, 1n];
    const [n, m] = within(d, c - whole * d, b, a - whole * b);
    return [whole * n + m, n];
  };
  const [n, d] = within(low, scale, high, scale);
  return new Fraction(n, d);
}
