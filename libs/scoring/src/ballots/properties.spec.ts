import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countBallots } from './count.js';
import type { Ballot, BallotRule, Election } from './election.js';

const RULES: readonly BallotRule[] = ['meek', 'wigm', 'irv', 'borda', 'copeland', 'schulze'];
const NAMES = ['Ann', 'ann', 'Bo', '陳', 'Émile', 'Z'];

const LEVELLING: readonly BallotRule[] = ['borda', 'copeland', 'schulze'];

/** Puts each one level with the one before, unless a cut stands between them. */
function levelled(named: readonly string[], cuts: readonly boolean[]): string[][] {
  const levels: string[][] = [];
  named.forEach((name, at) => (at === 0 || cuts[at] ? levels.push([name]) : levels.at(-1)!.push(name)));
  return levels;
}

const elections = fc
  .record({
    rule: fc.constantFrom(...RULES),
    seats: fc.integer({ min: 1, max: 3 }),
    size: fc.integer({ min: 3, max: 6 }),
  })
  .chain(({ rule, seats, size }) => {
    const candidates = NAMES.slice(0, size);
    const takesLevels = LEVELLING.includes(rule);
    const ballot = fc
      .record({
        count: fc.integer({ min: 1, max: 6 }),
        named: fc.shuffledSubarray(candidates, { minLength: 1 }),
        cuts: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
      })
      .map(({ count, named, cuts }) => ({ count, ranking: takesLevels ? levelled(named, cuts) : named }));
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
          ballots: election.ballots.map(({ count, ranking }) => ({
            count,
            ranking: ranking.map((level) => (typeof level === 'string' ? rename(level) : level.map(rename))),
          })),
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
        const ballots = election.ballots.map(({ count, ranking }) => ({ count, ranking: ranking.flat() }));
        const strict: Election = { ...election, rule: 'meek', ballots };
        const plain = plainMeek(strict);
        fc.pre(plain !== null);
        expect([...countBallots(strict).elected].sort()).toEqual(plain!.sort());
      }),
      { numRuns: 150 },
    );
  });
});

describe('equal ranks', () => {
  it('say nothing about each other: a level of all is no vote between any two, and costs nobody a place', () => {
    fc.assert(
      fc.property(elections, fc.nat({ max: 9 }), (election, count) => {
        fc.pre(LEVELLING.includes(election.rule));
        const indifferent = { count, ranking: [[...election.candidates]] };
        const { rounds: _with, ...found } = countBallots({ ...election, ballots: [...election.ballots, indifferent] });
        const { rounds: _without, ...before } = countBallots(election);
        expect(found).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it('under Borda share the points of their places, as if the voter’s orders had been averaged', () => {
    const election = { rule: 'borda' as const, seats: 1, candidates: [...'ABCD'] };
    const level = countBallots({ ...election, ballots: [{ count: 2, ranking: [['A', 'B'], 'C'] }] });
    const averaged = countBallots({
      ...election,
      ballots: [
        { count: 1, ranking: ['A', 'B', 'C'] },
        { count: 1, ranking: ['B', 'A', 'C'] },
      ],
    });
    expect(level.rounds).toEqual(averaged.rounds);
    expect(level.rounds[0]).toEqual({ scores: { A: '5', B: '5', C: '2', D: '0' } });
  });

  it.each(['meek', 'wigm', 'irv'] as const)('are refused by name under %s, never flattened into an order', (rule) => {
    const election = {
      rule,
      seats: 1,
      candidates: ['a', 'b', 'c'],
      ballots: [{ count: 3, ranking: ['c', ['b', 'a']] }],
    };
    expect(() => countBallots(election)).toThrow(
      expect.objectContaining({ refused: 'BallotTied', facts: { rule, candidates: ['a', 'b'], ballots: 3 } }),
    );
    expect(countBallots({ ...election, ballots: [{ count: 3, ranking: [['c'], ['a'], 'b'] }] }).elected).toEqual(['c']);
  });
});

describe('refusals of ballots', () => {
  const plain: Election = { rule: 'meek', seats: 1, candidates: ['A', 'B'], ballots: [{ count: 1, ranking: ['A'] }] };
  it.each<[string, Partial<Election>]>([
    ['UnknownCandidate', { ballots: [{ count: 1, ranking: ['X'] }] }],
    ['RankedTwice', { ballots: [{ count: 1, ranking: ['A', 'A'] }] }],
    ['RankedTwice', { rule: 'schulze', ballots: [{ count: 1, ranking: [['A', 'B'], 'A'] }] }],
    ['RankedTwice', { rule: 'schulze', ballots: [{ count: 1, ranking: [['A', 'A']] }] }],
    ['UnknownCandidate', { rule: 'schulze', ballots: [{ count: 1, ranking: [['A', 'X']] }] }],
    ['NoBallots', { rule: 'schulze', ballots: [{ count: 4, ranking: [[]] }] }],
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
        for (const name of ranking.flat()) {
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
