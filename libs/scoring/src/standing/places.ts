import type { StandingInput } from './types.js';

/**
 * The places of groups that follow each other, everybody in a group sharing one.
 * @param sizes members of each group, best group first
 * @param style `1224` leaves the gap after a shared place, `1334` before it, `1223` leaves none
 */
export function placesOf(sizes: number[], style: StandingInput['placeStyle']): number[] {
  let before = 0;
  return sizes.map((size, index) => {
    const place = style === '1223' ? index + 1 : style === '1334' ? before + size : before + 1;
    before += size;
    return place;
  });
}
