import { createHash } from 'node:crypto';

/**
 * A seeded source of random numbers that gives the same sequence on every machine: xoshiro128** on 32-bit integers,
 * seeded with the SHA-256 of the text. Only for simulation; what must be unpredictable is drawn elsewhere.
 *
 * @see Blackman, D. & Vigna, S. (2021). Scrambled linear pseudorandom number generators. ACM TOMS 47 (4), 36.
 */
export class SeededRandom {
  private readonly state: Uint32Array;
  private spare: number | null = null;

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed, 'utf8').digest();
    this.state = Uint32Array.from({ length: 4 }, (_, i) => digest.readUInt32BE(4 * i));
    // All zeros would stay so for ever; no known text hashes to it.
    if (this.state.every((word) => word === 0)) this.state[0] = 1;
  }

  private next(): number {
    const s = this.state;
    const product = Math.imul(s[1]!, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9);
    const shifted = s[1]! << 9;
    s[2]! ^= s[0]!;
    s[3]! ^= s[1]!;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= shifted;
    s[3] = (s[3]! << 11) | (s[3]! >>> 21);
    return result >>> 0;
  }

  /** 0 ≤ x < 1, in steps of 2^−53. */
  uniform(): number {
    return ((this.next() >>> 5) * 67108864 + (this.next() >>> 6)) / 9007199254740992;
  }

  /** A whole number, 0 ≤ n < limit, each equally likely. */
  below(limit: number): number {
    return Math.floor(this.uniform() * limit);
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    if (this.spare !== null) {
      const spare = this.spare;
      this.spare = null;
      return spare;
    }
    for (;;) {
      const [x, y] = [2 * this.uniform() - 1, 2 * this.uniform() - 1];
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * naturalLogarithm(square)) / square);
      this.spare = y * factor;
      return x * factor;
    }
  }

  /** Fisher–Yates, in place. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }
}

/**
 * ln(x) for 0 < x < 1 from additions, multiplications and divisions alone. The language does not fix the last bit of
 * `Math.log`, and one bit is enough to give another sequence on another machine.
 */
export function naturalLogarithm(x: number): number {
  let halvings = 0;
  let mantissa = x;
  while (mantissa < 0.75) {
    mantissa *= 2;
    halvings++;
  }
  // ln m = 2 artanh((m − 1) ÷ (m + 1)), and |m − 1| ÷ (m + 1) ≤ 0.2 here: sixteen terms leave less than 10^−24.
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let series = 0;
  for (let k = 16; k >= 0; k--) series = series * square + 1 / (2 * k + 1);
  return 2 * ratio * series - halvings * Math.LN2;
}
