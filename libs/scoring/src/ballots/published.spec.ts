import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { countBallots } from './count.js';
import type { Ballot, BallotRule, CountReport } from './election.js';

const letters = (lines: Record<string, number>): Ballot[] =>
  Object.entries(lines).map(([ranking, count]) => ({ count, ranking: [...ranking] }));

const reports = (rounds: readonly object[]) => rounds.filter((round): round is CountReport => !('tie' in round));

const committee = (() => {
  const file = JSON.parse(readFileSync(new URL('../../cases/steering-committee-2005.json', import.meta.url), 'utf8'));
  const rankings = file.rankings as [number, number[]][];
  return {
    seats: file.seats as number,
    candidates: file.candidates as string[],
    ballots: rankings.map(([count, ranking]) => ({ count, ranking: ranking.map((i) => file.candidates[i - 1]) })),
  };
})();

describe('Meek’s method', () => {
  /** Voting matters 12 (2000), The computational accuracy using the Meek algorithm; counted by Droop in rationals. */
  const votingMatters12 = {
    rule: 'meek' as const,
    seats: 3,
    candidates: [...'ABXYZ'],
    ballots: letters({
      AX: 333, AY: 333, AZ: 333, BX: 333, BY: 333, BZ: 333, X: 667, Y: 667, Z: 667, ABX: 1, ABY: 1, BAX: 2,
    }), // prettier-ignore
  };

  it('separates candidates a ten-millionth of a vote apart, as Voting matters 12 asks', () => {
    const { elected, ties, rounds } = countBallots(votingMatters12);
    expect(elected).toEqual(['A', 'B', 'X']);
    expect(ties).toEqual([]);
    // Values as printed by Droop for this election with rational arithmetic, SC-Vm-12-meek-o10-rational-d12.txt.
    const [, second, third] = reports(rounds);
    expect(second).toMatchObject({ quota: '1000.75', excluded: ['Z'] });
    expect(second!.votes).toMatchObject({ X: '667.166666769', Y: '667.166666644', Z: '667.166666581' });
    expect(third).toMatchObject({ quota: '800.620526946', elected: ['X'] });
  });

  it('elects whom Droop’s rational Meek elects in a real election of thirteen for four seats', () => {
    const { elected, rounds } = countBallots({ rule: 'meek', ...committee });
    expect(elected).toEqual(['Rebecca Rotzler', 'Pat LaMarche', 'Steve Kramer', 'Kristen Olsen']);
    expect(reports(rounds)[0]).toMatchObject({ quota: '18.8', elected: ['Rebecca Rotzler', 'Pat LaMarche'] });
  });

  it('finds the tie that Droop’s tests 42 and 513 are named for, and lets nobody win it', () => {
    for (const ballots of [
      [
        { count: 4, ranking: ['Castor', 'Pollux'] },
        { count: 2, ranking: ['Helen'] },
      ],
      [
        { count: 5, ranking: ['Castor', 'Pollux'] },
        { count: 1, ranking: ['Pollux'] },
        { count: 3, ranking: ['Helen'] },
      ],
    ]) {
      const candidates = ['Castor', 'Pollux', 'Helen'];
      const count = countBallots({ rule: 'meek', seats: 2, candidates, ballots });
      expect(count).toMatchObject({ elected: ['Castor'], ties: [['Helen', 'Pollux']] });
      expect(count.rounds.at(-1)).toEqual({
        tie: ['Helen', 'Pollux'],
        for: 'exclusion',
        brokenBy: null,
        changesElected: true,
      });
      const broken = countBallots({
        rule: 'meek',
        seats: 2,
        candidates,
        ballots,
        tieOrder: ['Pollux', 'Castor', 'Helen'],
      });
      expect(broken).toMatchObject({ elected: ['Castor', 'Pollux'], ties: [['Helen', 'Pollux']] });
      expect(broken.rounds).toContainEqual({ tie: ['Helen', 'Pollux'], for: 'exclusion', brokenBy: 'tie-order' });
    }
  });
});

describe('weighted inclusive Gregory', () => {
  it('elects whom the Scottish rule elects, with its votes to within the digits that rule cuts off', () => {
    // Droop, test/ref/dump/SC-scotland-fixed-p5-d5.txt: the last elected with 18.59172, 18.40808 not transferable.
    const { elected, rounds } = countBallots({ rule: 'wigm', ...committee });
    expect(elected).toEqual(['Rebecca Rotzler', 'Pat LaMarche', 'Steve Kramer', 'Tom Sevigny']);
    const last = reports(rounds).at(-1)!;
    expect(last.quota).toBe('19');
    expect(Number(last.votes!['Tom Sevigny'])).toBeCloseTo(18.59172, 3);
    expect(Number(last.exhausted)).toBeCloseTo(18.40808, 3);
  });

  it('elects at the quota itself, and moves the surplus at its exact fraction', () => {
    const { elected, rounds } = countBallots({
      rule: 'wigm',
      seats: 2,
      candidates: [...'ABC'],
      ballots: letters({ AB: 5, AC: 2, B: 1, C: 1 }),
    });
    // Quota ⌊9 ÷ 3⌋ + 1 = 4; a surplus of 3 of 7: B gets 5 × 3/7, C 2 × 3/7.
    expect(reports(rounds)[2]!.votes).toMatchObject({ A: '4', B: '3.142857142', C: '1.857142857' });
    expect(elected).toEqual(['A', 'B']);
  });
});

describe('single-winner rules', () => {
  /** Schulze (2011), section 3.1, example 1: 45 voters, five candidates. */
  const schulze45 = {
    candidates: [...'ABCDE'],
    ballots: letters({ ACBED: 5, ADECB: 5, BEDAC: 8, CABED: 3, CAEBD: 7, CBADE: 2, DCEBA: 7, EBADC: 8 }),
  };

  it('agrees with Schulze’s paths and order', () => {
    const { elected, order, ties, rounds } = countBallots({ rule: 'schulze', seats: 1, ...schulze45 });
    expect({ elected, order: order.join(''), ties }).toEqual({ elected: ['E'], order: 'EACBD', ties: [] });
    const { paths } = reports(rounds)[1]!;
    expect(paths!.A).toEqual({ B: '28', C: '28', D: '30', E: '24' });
    expect(paths!.E).toEqual({ A: '25', B: '28', C: '28', D: '31' });
  });

  /** The capital of Tennessee, as in Wikipedia's articles on each of these rules. */
  const tennessee = (rule: BallotRule, seats = 1) =>
    countBallots({
      rule,
      seats,
      candidates: ['M', 'N', 'C', 'K'],
      ballots: letters({ MNCK: 42, NCKM: 26, CKNM: 15, KCNM: 17 }),
    });

  it('agrees with the published scores for the capital of Tennessee', () => {
    expect(tennessee('borda')).toMatchObject({
      elected: ['N'],
      rounds: [{ scores: { M: '126', N: '194', C: '173', K: '107' } }],
    });
    expect(tennessee('copeland')).toMatchObject({ elected: ['N'], order: ['N', 'C', 'K', 'M'] });
    expect(tennessee('schulze')).toMatchObject({ elected: ['N'], order: ['N', 'C', 'K', 'M'] });
    expect(tennessee('irv')).toMatchObject({ elected: ['K'], order: ['K', 'M', 'N', 'C'] });
  });

  it('counts voters who put candidates level for neither: the vote that the flattened ballots would turn round', () => {
    // After the Debian project leader vote of 2003, where voters put candidates level and four votes decided.
    const level = {
      rule: 'schulze' as const,
      seats: 1,
      candidates: ['a', 'b'],
      ballots: [
        { count: 3, ranking: [['a', 'b']] },
        { count: 1, ranking: ['b'] },
      ],
    };
    const { elected, ties, rounds } = countBallots(level);
    expect({ elected, ties }).toEqual({ elected: ['b'], ties: [] });
    expect(reports(rounds)[0]!.pairwise).toEqual({ a: { b: '0' }, b: { a: '1' } });
    const flattened = level.ballots.map(({ count, ranking }) => ({ count, ranking: ranking.flat() }));
    expect(countBallots({ ...level, ballots: flattened }).elected).toEqual(['a']);
  });

  it('is instant run-off when Meek fills one seat', () => {
    expect(tennessee('meek').elected).toEqual(tennessee('irv').elected);
  });
});
