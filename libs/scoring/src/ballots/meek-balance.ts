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
  /** Equal at the balance, which was found exactly, or equal whatever the balance is. */
  | { kind: 'tie'; candidates: number[]; votes: Votes; keeps: Keeps; sure: (candidates: readonly number[]) => boolean };

/** First try, and the precision at which a suspected tie is examined. */
const WORKING_BITS = 64;
const TIE_BITS = 320;
/** A surplus below 2^−this many votes is the sign to examine a tie. */
const TIE_SURPLUS_BITS = 240;
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
 * delay a decision. When it would for ever, because the last are equal, the tie is proved: the balance is guessed as
 * simple fractions and checked exactly, or the same ballots reach both. If neither holds, the count is refused.
 *
 * @throws {Refused} InseparableVotes: closer than 2^−240 votes, yet not provably equal
 * @see Hill, I. D., Wichmann, B. A. & Woodall, D. R. (1987). Algorithm 123: single transferable vote by Meek's method.
 *   The Computer Journal 30, 277–281 (the balance exists, is unique, and is approached monotonically)
 */
export function balance(flow: Flow, start: Keeps): Verdict {
  let keeps = start;
  for (let iteration = 0; ; iteration++) {
    const one = 1n << BigInt(keeps.bits);
    const result = votesAt(flow, keeps.values, one);
    const decided = decide(flow, result, keeps);
    if (decided) return decided;

    const next = lower(flow, keeps, result);
    const stuck = next.every((value, index) => value === keeps.values[index]!);
    if (keeps.bits < TIE_BITS) {
      // Out of working precision: the same keep values, written with more bits, are still from above.
      const more = BigInt(TIE_BITS - keeps.bits);
      keeps = stuck
        ? { values: keeps.values.map((value) => value << more), bits: TIE_BITS }
        : { ...keeps, values: next };
      continue;
    }
    if (stuck || surplus(flow, result) << BigInt(TIE_SURPLUS_BITS) < result.unit || iteration > MOST_ITERATIONS) {
      return examine(flow, result, keeps);
    }
    keeps = { ...keeps, values: next };
  }
}

/** Keep values for a candidate set: those already elected as before, the newly elected at 1. */
export const startingKeeps = (known: ReadonlyMap<number, bigint>, bits: number, elected: readonly number[]): Keeps => ({
  values: elected.map((candidate) => known.get(candidate) ?? 1n << BigInt(bits)),
  bits,
});

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

/** Decides between candidates whom the approach cannot separate. */
function examine(flow: Flow, result: Votes, keeps: Keeps): Verdict {
  const window = 1n << BigInt(keeps.bits - TIE_SURPLUS_BITS / 2);
  const guessed = keeps.values.map((keep) => simplestFraction(keep - window, keep + window, 1n << BigInt(keeps.bits)));
  const exact = exactSolution(flow, guessed);
  if (exact) {
    const seats = BigInt(flow.seats + 1);
    const above = flow.hopeful.filter((candidate) => exact.votes.get(candidate)! * seats > exact.held);
    if (above.length > 0) return { kind: 'elect', candidates: above, votes: exact, keeps };
  }
  const best = exact ?? result;
  const lowest = [...flow.hopeful].sort((a, b) => compareVotes(best, a, b) || a - b);
  const reach = best.votes.get(lowest[0]!)! + (exact ? 0n : surplus(flow, result));
  const last = lowest.filter((candidate) => best.votes.get(candidate)! <= reach).sort((a, b) => a - b);
  if (last.length === 1) return { kind: 'exclude', candidate: last[0]!, votes: best, keeps };
  if (!exact && !last.every((candidate) => sameFlow(flow, last[0]!, candidate))) {
    refuse('InseparableVotes', 'These candidates are closer than any sensible precision, yet not provably equal.', {
      candidates: last,
    });
  }
  // Sure losers together: all their votes would not lift one of them past the next candidate.
  const sure = (tied: readonly number[]) => {
    const theirs = tied.reduce(
      (sum, candidate) => sum + best.votes.get(candidate)!,
      exact ? 0n : surplus(flow, result),
    );
    return flow.hopeful.every((candidate) => tied.includes(candidate) || best.votes.get(candidate)! > theirs);
  };
  return { kind: 'tie', candidates: last, votes: best, keeps, sure };
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
