import { createHash } from 'node:crypto';

/**
 * Chance that follows from a seed and a name, not from the order in which it is asked for: the same seed gives the same
 * season however many people act at once.
 */
export class Chance {
  constructor(private readonly seed: string) {}

  /** A number in [0, 1). */
  of(...name: (string | number)[]): number {
    return (
      createHash('sha256')
        .update(JSON.stringify([this.seed, ...name]))
        .digest()
        .readUIntBE(0, 6) /
      2 ** 48
    );
  }

  /** A draw from the normal distribution with mean 0 and deviation 1 (Box and Muller, 1958). */
  normal(...name: (string | number)[]): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.of(...name, 'radius')));
    return radius * Math.cos(2 * Math.PI * this.of(...name, 'angle'));
  }

  pick<T>(from: readonly T[], ...name: (string | number)[]): T {
    return from[Math.floor(this.of(...name) * from.length)] as T;
  }
}
