import { refuse } from '../refusal.js';
import type { Count, CountReport, PreparedElection, Round } from './election.js';

/** A candidate's places: from `first` to `last`, counted from 0; more than one place when shared. */
export interface Placement {
  candidate: number;
  first: number;
  last: number;
}

/** What a count does next. */
export type Step<State> =
  | { kind: 'done' }
  | { kind: 'placed'; placed: Placement[]; state: State; report: CountReport }
  | { kind: 'moved'; state: State; report: CountReport }
  | {
      kind: 'tie';
      for: 'exclusion' | 'surplus';
      tied: number[];
      report: CountReport;
      choose(candidate: number): { placed: Placement[]; state: State };
      /** Set when excluding all of them at once provably elects the same candidates as any order would. */
      together?: { placed: Placement[]; state: State };
    };

/** A count as a state machine; `key` names everything that decides how the count goes on. */
export interface CountingMethod<State> {
  start(): State;
  step(state: State): Step<State>;
  key(state: State): string;
}

interface Outcome {
  places: Map<number, { first: number; last: number }>;
  rounds: Round[];
  ties: number[][];
}

/** Beyond this many different courses a count is refused rather than left to run. */
const MOST_COURSES = 20_000;

/**
 * Runs a count. Where candidates are equal and a tie order is given, it decides. Without one nothing is decided by
 * chance: the count is run for every way the tie could fall, and only who is elected in all of them is elected.
 *
 * @throws {NotComputable} TooManyTies when there are too many ways to try
 */
export function runCount<State>(election: Omit<PreparedElection, 'ballots'>, method: CountingMethod<State>): Count {
  const { names, seats, tieRank } = election;
  const known = new Map<string, Outcome>();
  const namesOf = (candidates: readonly number[]) => candidates.map((candidate) => names[candidate]!);

  const explore = (from: State): Outcome => {
    const key = method.key(from);
    const before = known.get(key);
    if (before) return before;
    if (known.size >= MOST_COURSES) {
      refuse('TooManyTies', 'There are too many ties to try every way they could fall; give a tie order.', {
        tried: MOST_COURSES,
      });
    }
    const outcome: Outcome = { places: new Map(), rounds: [], ties: [] };
    const place = (placed: readonly Placement[]) => {
      for (const { candidate, first, last } of placed) outcome.places.set(candidate, { first, last });
    };
    let state = from;
    for (;;) {
      const step = method.step(state);
      if (step.kind === 'done') break;
      if (step.kind !== 'tie') {
        if (step.kind === 'placed') place(step.placed);
        outcome.rounds.push(step.report);
        state = step.state;
        continue;
      }
      outcome.rounds.push(step.report);
      addTie(outcome.ties, step.tied);
      const tie = { tie: namesOf(step.tied), for: step.for };
      if (tieRank) {
        const favoured = [...step.tied].sort((a, b) => tieRank[a]! - tieRank[b]!);
        const next = step.choose(step.for === 'exclusion' ? favoured[favoured.length - 1]! : favoured[0]!);
        outcome.rounds.push({ ...tie, brokenBy: 'tie-order' });
        place(next.placed);
        state = next.state;
      } else if (step.together) {
        outcome.rounds.push({ ...tie, brokenBy: null, changesElected: false });
        place(step.together.placed);
        state = step.together.state;
      } else {
        const branches = step.tied.map((candidate) => {
          const { placed, state: next } = step.choose(candidate);
          const rest = explore(next);
          return { ...rest, places: new Map([...placed.map(placeEntry), ...rest.places]) };
        });
        const changesElected = differ(branches, seats);
        outcome.rounds.push({ ...tie, brokenBy: null, changesElected });
        widen(outcome.places, branches);
        if (!changesElected) {
          outcome.rounds.push(...branches[0]!.rounds);
          for (const tied of branches[0]!.ties) addTie(outcome.ties, tied);
        }
        break;
      }
    }
    known.set(key, outcome);
    return outcome;
  };

  const { places, rounds, ties } = explore(method.start());
  const order = names
    .map((_, candidate) => candidate)
    .sort((a, b) => {
      const [pa, pb] = [places.get(a)!, places.get(b)!];
      return pa.last - pb.last || pa.first - pb.first || a - b;
    });
  return {
    elected: namesOf(order.filter((candidate) => places.get(candidate)!.last < seats)),
    order: namesOf(order),
    ties: ties.map(namesOf),
    rounds,
  };
}

const placeEntry = ({ candidate, first, last }: Placement) => [candidate, { first, last }] as const;

/** Leaves out a tie that is part of one already reported. */
function addTie(ties: number[][], tied: readonly number[]): void {
  if (!ties.some((reported) => tied.every((candidate) => reported.includes(candidate)))) ties.push([...tied]);
}

function differ(branches: readonly Outcome[], seats: number): boolean {
  const elected = branches.map(({ places }) =>
    [...places]
      .filter(([, { first }]) => first < seats)
      .map(([candidate, { last }]) => `${candidate}${last < seats ? '' : '?'}`)
      .sort()
      .join(' '),
  );
  return elected.some((one) => one !== elected[0] || one.includes('?'));
}

function widen(places: Outcome['places'], branches: readonly Outcome[]): void {
  for (const branch of branches) {
    for (const [candidate, { first, last }] of branch.places) {
      const so = places.get(candidate);
      places.set(candidate, so ? { first: Math.min(so.first, first), last: Math.max(so.last, last) } : { first, last });
    }
  }
}

/** Places for candidates who leave the count side by side, best votes first; equal votes share their places. */
export function placeByVotes(
  candidates: readonly number[],
  from: number,
  compare: (a: number, b: number) => number,
): Placement[] {
  const sorted = [...candidates].sort((a, b) => compare(b, a) || a - b);
  const placed: Placement[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && compare(sorted[start]!, sorted[end]!) === 0) end++;
    for (let i = start; i < end; i++) placed.push({ candidate: sorted[i]!, first: from + start, last: from + end - 1 });
    start = end;
  }
  return placed;
}
