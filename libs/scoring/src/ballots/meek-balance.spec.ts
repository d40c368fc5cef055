import { describe, expect, it } from '@jest/globals';
import { countBallots } from './count.js';
import { simplestFraction } from './meek-balance.js';

describe('the balance of Meek’s method', () => {
  it('proves a tie at a rational balance that no finite number of steps reaches', () => {
    // A keeps k of 24 ballots, half of which then run out: 24 k = (32 − 12 (1 − k)) ÷ 3, so k = 1/3, and each step only
    // cuts the distance to it to a sixth. There B has 12 (1 − k) = 8, as C has.
    const tied = (extra: number) =>
      countBallots({
        rule: 'meek',
        seats: 2,
        candidates: ['A', 'B', 'C'],
        ballots: [
          { count: 12_000_000, ranking: ['A', 'B'] },
          { count: 12_000_000, ranking: ['A'] },
          { count: 8_000_000 + extra, ranking: ['C'] },
        ],
      });
    expect(tied(0)).toMatchObject({ elected: ['A'], ties: [['B', 'C']] });
    expect(tied(1)).toMatchObject({ elected: ['A', 'C'], ties: [] });
    expect(tied(-1)).toMatchObject({ elected: ['A', 'B'], ties: [] });
  });

  it('decides between candidates whose ballots differ only in who is passed, and ties those with the same flow', () => {
    const twins = {
      rule: 'meek' as const,
      seats: 3,
      candidates: [...'ABCD'],
      ballots: [
        { count: 10, ranking: ['A', 'B', 'C'] },
        { count: 10, ranking: ['B', 'A', 'D'] },
        { count: 7, ranking: ['A', 'C'] },
        { count: 7, ranking: ['A', 'D'] },
      ],
    };
    expect(countBallots(twins)).toMatchObject({ elected: ['A', 'B'], ties: [['C', 'D']] });
    const oneMore = { ...twins, ballots: [...twins.ballots, { count: 1, ranking: ['B', 'D'] }] };
    expect(countBallots(oneMore)).toMatchObject({ elected: ['A', 'B', 'D'], ties: [] });
  });

  it('establishes a tie at an irrational balance, where two elected pass votes to each other', () => {
    const mirrored = (extra: number) =>
      countBallots({
        rule: 'meek',
        seats: 3,
        candidates: [...'ABCD'],
        ballots: [
          { count: 5000 + extra, ranking: ['A', 'B'] },
          { count: 5000, ranking: ['B', 'A'] },
          { count: 10, ranking: ['A', 'C'] },
          { count: 10, ranking: ['B', 'D'] },
        ],
      });
    expect(mirrored(0)).toMatchObject({ elected: ['A', 'B'], ties: [['C', 'D']] });
    expect(mirrored(1)).toMatchObject({ elected: ['A', 'B', 'C'], ties: [] });
  });

  it('finds the simplest fraction of an interval', () => {
    const scale = 1n << 80n;
    const near = (n: bigint, d: bigint) => (n * scale) / d;
    for (const [n, d] of [
      [1n, 3n],
      [5n, 12n],
      [355n, 452n],
      [1n, 1n],
    ] as const) {
      const found = simplestFraction(near(n, d) - 1000n, near(n, d) + 1000n, scale);
      expect([found.n, found.d]).toEqual([n, d]);
    }
  });
});
