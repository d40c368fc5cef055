/**
 * Twelve significant digits. What went through `Math.exp` or `Math.log` may differ in the last bit from one processor
 * to another; published numbers are cut so far from it that the same input prints the same bytes everywhere.
 */
export const toTwelveDigits = (value: number): number => Number(value.toPrecision(12));

/**
 * A rounding that leaves fourteen digits of a number as large as `scale`: what is zero but for the last bits becomes zero.
 */
export function fourteenDigitsOf(scale: number): (value: number) => number {
  const decimals = Math.min(100, Math.max(0, 14 - Math.ceil(Math.log10(Math.max(scale, 1e-80)))));
  return (value) => Number(value.toFixed(decimals)) + 0;
}
