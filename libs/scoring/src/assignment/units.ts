import { refuse } from '../refusal.js';

/** Suitabilities as whole numbers of one unit. */
export interface Units {
  fromNumber(value: number): number;
  toNumber(units: number): number;
  /** One unit, as a suitability. */
  size: number;
}

/**
 * The coarsest decimal unit in which every suitability is whole, or, for values with very many decimals, the finest
 * that keeps every sum along an exchange between judges below 2^53; values are then rounded to it.
 * @param judges an exchange passes each judge at most once, on the way there and in the price of the way
 */
export function unitsOf(values: number[], judges: number): Units {
  let [decimals, greatest] = [0, 0];
  for (const value of values) {
    if (!Number.isFinite(value) || value < 0) refuse('SuitabilityUnsound', `${value} is not a suitability.`, { value });
    greatest = Math.max(greatest, value);
    decimals = Math.max(decimals, decimalsOf(value));
  }
  let finest = 15;
  while (finest > 0 && greatest * 10 ** finest * 8 * (judges + 2) > Number.MAX_SAFE_INTEGER) finest -= 1;
  const scale = 10 ** Math.min(decimals, finest);
  let common = 0;
  for (const value of values) common = gcd(common, Math.round(value * scale));
  const step = Math.max(common, 1);
  return {
    fromNumber: (value) => Math.round(value * scale) / step,
    toNumber: (units) => (units * step) / scale,
    size: step / scale,
  };
}

/** Decimals of the shortest text that means the same double. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
