/**
 * Decimals as exact fractions.
 *
 * Fractions are fraction.js: BigInt numerators and denominators, always in lowest terms, MIT, no dependencies. Its own
 * parser also takes repeating decimals, mixed numbers and floating-point numbers, so text is checked here first.
 */
import Fraction from 'fraction.js';
import { refuse } from '../refusal.js';
import type { Rounding } from '../standing/types.js';

export { Fraction };

/** What counts as decimal text: no exponent, no plus sign, no leading zeros, no negative zero, digits on both sides of the point. */
export const DECIMAL = /^(?!-0(?:\.0+)?$)-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** @throws {NotComputable} NotDecimal */
export function decimal(text: string): Fraction {
  if (!DECIMAL.test(text)) refuse('NotDecimal', `“${text}” is not decimal text such as 7 or 7.25.`, { text });
  const point = text.indexOf('.');
  if (point < 0) return new Fraction(BigInt(text));
  return new Fraction(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(text.length - point - 1));
}

export const ZERO = new Fraction(0);

export function sum(values: Iterable<Fraction>): Fraction {
  let total = ZERO;
  for (const value of values) total = total.add(value);
  return total;
}

/** Negative when a < b. */
export const compareFractions = (a: Fraction, b: Fraction): number => a.compare(b);

/**
 * The one place where a number is rounded.
 * @param rounding `half-up` takes a half away from zero, `half-even` to the even neighbour, `down` cuts towards zero
 * @returns the value in units of 10^-decimals
 */
export function roundToUnits(value: Fraction, { decimals, mode }: Rounding): bigint {
  const scaled = value.n * 10n ** BigInt(decimals);
  const whole = scaled / value.d;
  const twiceRest = 2n * (scaled % value.d);
  const up =
    mode === 'down'
      ? false
      : mode === 'half-up'
        ? twiceRest >= value.d
        : twiceRest > value.d || (twiceRest === value.d && whole % 2n === 1n);
  const magnitude = up ? whole + 1n : whole;
  return value.s < 0n ? -magnitude : magnitude;
}

/** Units of 10^-decimals as decimal text with exactly that many decimals; there is no negative zero. */
export function unitsToText(units: bigint, decimals: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const roundToText = (value: Fraction, rounding: Rounding): string =>
  unitsToText(roundToUnits(value, rounding), rounding.decimals);
