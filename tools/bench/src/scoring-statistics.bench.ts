import { countBallots, severity, type Ballot, type Marks } from '@podium/scoring';
import type { BenchRow } from './row.js';

const RUNS = 3;

/**
 * Severity of a whole season's marks with all pairwise errors, and an exact Meek count.
 * The middle of three runs; inputs are the same every time.
 */
export async function scoringStatisticsBench(): Promise<BenchRow[]> {
  const marks = seasonMarks();
  const ballots = seasonBallots();
  return [
    limit('scoring: severity, 73,000 marks, 3,000 judges, 1,100 entries', 2, () => {
      const { order, allStandardErrorsOfDifference } = severity(marks);
      const errors = allStandardErrorsOfDifference();
      if (order.length !== ENTRIES || Object.keys(errors).length !== ENTRIES) throw new Error('severity lost entries');
    }),
    limit('scoring: Meek, exact, 10,000 ballots, 12 candidates, 4 seats', 5, () => {
      const { elected } = countBallots({ rule: 'meek', seats: 4, candidates: CANDIDATES, ballots });
      if (elected.length !== 4) throw new Error('Meek left a seat open');
    }),
  ];
}

const ENTRIES = 1_100;
const JUDGES = 3_000;
const MARKS = 73_000;
const CANDIDATES = [...'ABCDEFGHIJKL'];

function limit(name: string, seconds: number, run: () => void): BenchRow {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  const value = times[RUNS >> 1]!;
  return { name, ratio: seconds / value, goal: 1, base: `at most ${seconds} s`, p99ms: null, value, unit: 's' };
}

/** xorshift: the same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function seasonMarks(): Marks {
  const next = numbers(20_260_401);
  const quality = Array.from({ length: ENTRIES }, () => 20 * next());
  const leniency = Array.from({ length: JUDGES }, () => 10 * next() - 5);
  const marks = Object.fromEntries(
    Array.from({ length: ENTRIES }, (_, entry) => [`E${entry}`, {} as Record<string, number>]),
  );
  for (let given = 0; given < MARKS;) {
    const entry = given % ENTRIES;
    const judge = Math.floor(next() * JUDGES);
    const row = marks[`E${entry}`]!;
    if (row[`J${judge}`] !== undefined) continue;
    row[`J${judge}`] = Math.round(2 * (60 + quality[entry]! + leniency[judge]! + 10 * (next() - 0.5))) / 2;
    given++;
  }
  return marks;
}

/** Rankings of three to twelve candidates, nearly all of them different. */
function seasonBallots(): Ballot[] {
  const next = numbers(1_234_567);
  return Array.from({ length: 10_000 }, () => {
    const ranking = CANDIDATES.map((candidate, place) => ({ candidate, at: next() + place * 0.002 }))
      .sort((a, b) => a.at - b.at)
      .map(({ candidate }) => candidate);
    return { count: 1, ranking: ranking.slice(0, 3 + Math.floor(next() * 10)) };
  });
}
