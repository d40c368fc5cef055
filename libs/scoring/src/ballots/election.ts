import { byCodeUnit, repeated } from '../exact/order.js';
import { refuse } from '../refusal.js';

export type BallotRule = 'meek' | 'wigm' | 'irv' | 'borda' | 'copeland' | 'schulze';

export interface Ballot {
  /** How many voters gave this ranking; whole, at least 0. */
  count: number;
  /**
   * Best first; a list holds candidates that the voter put level. Candidates left out rank below all that are named, and equal
   * among themselves.
   */
  ranking: readonly (string | readonly string[])[];
}

export interface Election {
  rule: BallotRule;
  seats: number;
  candidates: readonly string[];
  ballots: readonly Ballot[];
  /** Breaks ties: all candidates, the favoured first; for instance the result of a public draw. */
  tieOrder?: readonly string[];
}

/** A count that stopped at two or more equals. */
export interface TieReport {
  tie: string[];
  for: 'exclusion' | 'surplus' | 'place';
  brokenBy: 'tie-order' | null;
  /** Whether who is elected depends on how the tie falls; left out where a tie order decided and nothing else was run. */
  changesElected?: boolean;
}

/** One step of a count. Numbers are decimal text, cut (not rounded) after nine decimals for reading only. */
export interface CountReport {
  quota?: string;
  votes?: Record<string, string>;
  exhausted?: string;
  scores?: Record<string, string>;
  /** Pairwise: how many ballots rank the first above the second; `paths` for Schulze: strength of the strongest path. */
  pairwise?: Record<string, Record<string, string>>;
  paths?: Record<string, Record<string, string>>;
  elected?: string[];
  excluded?: string[];
  surplusOf?: string;
}

export type Round = CountReport | TieReport;

export interface Count {
  /** Elected however the unbroken ties fall; fewer than `seats` when a tie at the cut-off is unbroken. */
  elected: string[];
  /**
   * All candidates, best first. Candidates that nothing told apart stand in code unit order. They are in `ties`, except
   * those who under `meek` and `wigm` rose at one moment, or were left over together, with the same votes: nothing hung
   * on their order.
   */
  order: string[];
  /** Every group found equal where a decision needed an order. */
  ties: string[][];
  rounds: Round[];
}

/** An election with candidates as numbers (code unit order) and equal rankings merged: the same for any permutation. */
export interface PreparedElection {
  names: readonly string[];
  seats: number;
  /** Who is not named stands in no level. Levels are never empty; inside one the order is that of the numbers. */
  ballots: readonly { count: bigint; levels: readonly (readonly number[])[] }[];
  /** Ballots that name somebody. */
  valid: bigint;
  /** Rank in the tie order, lower is favoured. */
  tieRank: readonly number[] | null;
}

/** An election in which no ballot puts two candidates level: what rules need that move votes to the next one named. */
export interface StrictElection extends Omit<PreparedElection, 'ballots'> {
  ballots: readonly { count: bigint; ranking: readonly number[] }[];
}

/**
 * @throws {NotComputable} CandidateTwice, TooFewCandidates (fewer than seats), UnknownCandidate, RankedTwice,
 *   NoBallots (nobody ranked anybody), TieOrderIncomplete
 */
export function prepare({ seats, candidates, ballots, tieOrder }: Election): PreparedElection {
  const twice = repeated(candidates);
  if (twice.length > 0) refuse('CandidateTwice', 'A candidate is listed twice.', { candidates: twice });
  if (candidates.length < seats) {
    refuse('TooFewCandidates', 'There are more seats than candidates.', { seats, candidates: candidates.length });
  }
  const names = [...candidates].sort(byCodeUnit);
  const number = new Map(names.map((name, index) => [name, index]));
  const merged = new Map<string, { count: bigint; levels: number[][] }>();
  let valid = 0n;
  for (const [place, { count, ranking }] of ballots.entries()) {
    const levels = ranking.map((level) =>
      [level]
        .flat()
        .map(
          (candidate) =>
            number.get(candidate) ??
            refuse('UnknownCandidate', `Ballot ${place} names “${candidate}”, who does not stand.`, {
              ballot: place,
              candidate,
            }),
        )
        .sort((a, b) => a - b),
    );
    const named = levels.flat();
    if (new Set(named).size < named.length) {
      refuse('RankedTwice', `Ballot ${place} ranks a candidate twice.`, {
        ballot: place,
        candidates: repeated(ranking.flat()),
      });
    }
    if (named.length === 0 || count === 0) continue;
    valid += BigInt(count);
    const said = levels.filter((level) => level.length > 0);
    const key = said.map((level) => level.join('=')).join(' ');
    const same = merged.get(key);
    if (same) same.count += BigInt(count);
    else merged.set(key, { count: BigInt(count), levels: said });
  }
  if (valid === 0n) refuse('NoBallots', 'No ballot ranks anybody.', {});
  return {
    names,
    seats,
    ballots: [...merged].sort(([a], [b]) => byCodeUnit(a, b)).map(([, ballot]) => ballot),
    valid,
    tieRank: tieOrder ? tieRanks(names, tieOrder) : null,
  };
}

/**
 * The same election for rules that move a vote to the next candidate named: a level of two has no next one, and whichever way it
 * were split would put words into the voter's mouth.
 * @throws {NotComputable} BallotTied
 */
export function withoutLevels(rule: BallotRule, election: PreparedElection): StrictElection {
  const ballots = election.ballots.map(({ count, levels }) => {
    const level = levels.find((candidates) => candidates.length > 1);
    if (level) {
      const candidates = level.map((candidate) => election.names[candidate]!);
      const because = `A ballot puts ${candidates.join(' and ')} level, and ${rule} asks for an order. Borda, Copeland and Schulze take equal ranks.`;
      refuse('BallotTied', because, { rule, candidates, ballots: Number(count) });
    }
    return { count, ranking: levels.flat() };
  });
  return { ...election, ballots };
}

function tieRanks(names: readonly string[], tieOrder: readonly string[]): number[] {
  const rank = new Map(tieOrder.map((name, index) => [name, index]));
  const missing = names.filter((name) => !rank.has(name));
  if (missing.length > 0 || tieOrder.length !== names.length) {
    refuse('TieOrderIncomplete', 'The tie order must name every candidate exactly once.', { missing });
  }
  return names.map((name) => rank.get(name)!);
}

const SHOWN_DECIMALS = 9;

/** numerator ÷ denominator for people: cut after nine decimals, trailing zeros dropped. */
export function shown(numerator: bigint, denominator: bigint = 1n): string {
  const scale = 10n ** BigInt(SHOWN_DECIMALS);
  const digits = ((numerator * scale) / denominator).toString().padStart(SHOWN_DECIMALS + 1, '0');
  const fraction = digits.slice(-SHOWN_DECIMALS).replace(/0+$/, '');
  return digits.slice(0, -SHOWN_DECIMALS) + (fraction === '' ? '' : `.${fraction}`);
}
