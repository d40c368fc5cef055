/**
 * Twelve significant digits. What went through `Math.exp` or `Math.log` may differ in the last bit from one processor
 * to another; published numbers are cut so far from it that the same input prints the same bytes everywhere.
 */
export const toTwelveDigits = (value: number): number => Number(value.toPrecision(12));
