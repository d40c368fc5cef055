import type { Money, Text } from '../edition.js';

export const both = ({ en, zhHant }: Text): string => `${en} ${zhHant}`;

/** A titled part; empty when there is nothing to show. */
export function section(title: string, body: string): string {
  return body === '' ? '' : `${title}\n\n${body}`;
}

export function priceOf({ cents, currency }: Money): string {
  if (cents === 0) return 'free';
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)).replaceAll('\u00a0', ' ');
}
