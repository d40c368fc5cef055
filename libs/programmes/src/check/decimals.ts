const MILLION = 1_000_000n;

/** A decimal of at most six places, as it was written, in exact millionths. */
export function asMillionths(decimal: number | string): bigint {
  const [whole = '0', fraction = ''] = String(decimal).split('.');
  return BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'));
}

export function addDecimals(decimals: readonly (number | string)[]): bigint {
  return decimals.reduce((sum, decimal) => sum + asMillionths(decimal), 0n);
}

/** As people write it: `33.3`. */
export function sayMillionths(millionths: bigint): string {
  const fraction = String(millionths % MILLION)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(millionths / MILLION) : `${millionths / MILLION}.${fraction}`;
}
