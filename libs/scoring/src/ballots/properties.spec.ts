import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countBallots } from './count.js';
import type { Ballot, BallotRule, Election } from './election.js';

const RULES: readonly BallotRule[] = ['meek', 'wigm', 'irv', 'borda', 'copeland', 'schulze'];
const NAMES = ['Ann', 'ann', 'Bo', '陳', 'Émile', 'Z'];

const elections = fc
  .record({
    rule: fc.constantFrom(...RULES),
    seats: fc.integer({ min: 1, max: 3 }),
    size: fc.integer({ min: 3, max: 6 }),
  })
  .chain(({ rule, seats, size }) => {
    const candidates = NAMES.slice(0, size);
    const ballot = fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      ranking: fc.shuffledSubarray(candidates, { minLength: 1 }),
    });
    return fc
      .array(ballot, { minLength: 2, maxLength: 10 })
      .map((ballots): Election => ({ rule, seats, candidates, ballots }));
  });

describe('counts of ranked ballots', () => {
  it('are the same for any order of ballots and candidates, and however equal ballots are bundled', () => {
    fc.assert(
      fc.property(elections, fc.gen(), (election, pick) => {
        const shuffled = <T>(items: readonly T[]) =>
          pick(fc.shuffledSubarray, [...items], { minLength: items.length, maxLength: items.length });
        const single = election.ballots.flatMap(({ count, ranking }): Ballot[] =>
          Array.from({ length: count }, () => ({ count: 1, ranking })),
        );
        const other = { ...election, candidates: shuffled(election.candidates), ballots: shuffled(single) };
        expect(JSON.stringify(countBallots(other))).toBe(JSON.stringify(countBallots(election)));
      }),
      { numRuns: 150 },
    );
  });

  it('elect the same people under other names', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const rename = (name: string) => `${9 - NAMES.indexOf(name)}`;
        const renamed = countBallots({
          ...election,
          candidates: election.candidates.map(rename),
          ballots: election.ballots.map(({ count, ranking }) => ({ count, ranking: ranking.map(rename) })),
        });
        const found = countBallots(election);
        expect([...renamed.elected].sort()).toEqual(found.elected.map(rename).sort());
        const byTransfer = election.rule === 'meek' || election.rule === 'wigm';
        if (found.ties.length === 0 && !byTransfer) expect(renamed.order).toEqual(found.order.map(rename));
      }),
      { numRuns: 150 },
    );
  });

  it('fill all seats, or report the tie that leaves one open', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const { elected, order, ties } = countBallots(election);
        expect([...order].sort()).toEqual([...election.candidates].sort());
        expect(order.slice(0, elected.length)).toEqual(elected);
        if (elected.length < election.seats) expect(ties.length).toBeGreaterThan(0);
        const given = countBallots({ ...election, tieOrder: [...election.candidates] });
        expect(given.elected).toHaveLength(election.seats);
        for (const sure of elected) expect(given.elected).toContain(sure);
      }),
      { numRuns: 150 },
    );
  });

  it('elect nobody by Meek whom a plain count with floating keep values, far from any tie, would not elect', () => {
    fc.assert(
      fc.property(elections, (election) => {
        const plain = plainMeek(election);
        fc.pre(plain !== null);
        expect([...countBallots({ ...election, rule: 'meek' }).elected].sort()).toEqual(plain!.sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('refusals of ballots', () => {
  const plain: Election = { rule: 'meek', seats: 1, candidates: ['A', 'B'], ballots: [{ count: 1, ranking: ['A'] }] };
  it.each<[string, Partial<Election>]>([
    ['UnknownCandidate', { ballots: [{ count: 1, ranking: ['X'] }] }],
    ['RankedTwice', { ballots: [{ count: 1, ranking: ['A', 'A'] }] }],
    ['CandidateTwice', { candidates: ['A', 'A'] }],
    ['TooFewCandidates', { seats: 3 }],
    ['NoBallots', { ballots: [{ count: 4, ranking: [] }] }],
    ['TieOrderIncomplete', { tieOrder: ['A'] }],
    ['TooManyTies', manyEquals()],
  ])('%s', (name, change) => {
    for (const rule of name === 'TooManyTies' ? (['irv'] as const) : RULES) {
      expect(() => countBallots({ ...plain, ...change, rule })).toThrow(expect.objectContaining({ refused: name }));
    }
  });
});

/** Forty candidates with a vote each: more ways to fall than can be tried. */
function manyEquals(): Partial<Election> {
  const candidates = Array.from({ length: 40 }, (_, i) => `K${i}`);
  return { candidates, ballots: candidates.map((candidate) => ({ count: 1, ranking: [candidate] })) };
}

/** Meek ballot by ballot in doubles; null when a decision is too close to trust them. */
function plainMeek({ seats, candidates, ballots }: Election): string[] | null {
  const keep = new Map(candidates.map((name) => [name, 1]));
  const elected = new Set<string>();
  let hopeful = [...candidates];
  while (elected.size < seats && hopeful.length > seats - elected.size) {
    let votes = new Map<string, number>();
    let quota = 0;
    for (let i = 0; i < 4000; i++) {
      votes = new Map(candidates.map((name) => [name, 0]));
      let held = 0;
      for (const { count, ranking } of ballots) {
        let left = count;
        for (const name of ranking) {
          const kept = left * keep.get(name)!;
          votes.set(name, votes.get(name)! + kept);
          held += kept;
          left -= kept;
        }
      }
      quota = held / (seats + 1);
      for (const name of elected) keep.set(name, Math.min(1, (keep.get(name)! * quota) / votes.get(name)!));
    }
    const close = (a: number, b: number) => Math.abs(a - b) < 1e-6;
    if (hopeful.some((name) => close(votes.get(name)!, quota))) return null;
    const above = hopeful.filter((name) => votes.get(name)! > quota);
    if (above.length > 0) {
      above.forEach((name) => elected.add(name));
      hopeful = hopeful.filter((name) => !elected.has(name));
      continue;
    }
    const [last, next] = [...hopeful].sort((a, b) => votes.get(a)! - votes.get(b)!);
    if (close(votes.get(last!)!, votes.get(next!)!)) return null;
    keep.set(last!, 0);
    hopeful = hopeful.filter((name) => name !== last);
  }
  return elected.size === seats ? [...elected] : [...elected, ...hopeful];
}
