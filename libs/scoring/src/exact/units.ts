import Fraction from 'fraction.js';
import { refuse } from '../refusal.js';

const MOST_DIGITS = 30;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * Marks as whole units of a power of ten, so that sums and sums of squares are exact whatever the order of summation.
 * A JSON number is read as the decimal that it prints as: 0.1 is one tenth, not the nearest double.
 * @returns `units[i]` = `values[i]` × 10^decimals
 * @throws {NotComputable} NotANumber for NaN or an infinity; MarkOutOfRange beyond thirty digits before or after the point,
 *   where squares would no longer fit a double
 */
export function exactUnits(values: readonly number[]): { units: bigint[]; decimals: number } {
  const parts = values.map(decimalParts);
  const decimals = parts.reduce((most, part) => Math.max(most, part.decimals), 0);
  return { units: parts.map((part) => part.digits * 10n ** BigInt(decimals - part.decimals)), decimals };
}

/** The decimal that a JSON number prints as, as a fraction. */
export function exactFraction(value: number): Fraction {
  const { digits, decimals } = decimalParts(value);
  return new Fraction(digits, 10n ** BigInt(decimals));
}

function decimalParts(value: number): { digits: bigint; decimals: number } {
  const match = NUMBER.exec(String(value));
  if (!match) return refuse('NotANumber', `${value} is not a finite number.`, { value: String(value) });
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(sign + whole + fraction);
  if (decimals > MOST_DIGITS || Math.abs(value) >= 10 ** MOST_DIGITS) {
    refuse('MarkOutOfRange', `${value} has more than ${MOST_DIGITS} digits before or after the point.`, { value });
  }
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 };
}
