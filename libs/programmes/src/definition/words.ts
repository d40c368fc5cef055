import { z } from 'zod';

/** Stable key that only software and organisers see, e.g. `enrolment-closes`. */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'must be small letters and digits, words joined by hyphens, e.g. `grand-panel`',
  )
  .max(60)
  .refine((name) => !(name in Object.prototype), 'is a word the machine keeps for itself; choose another');

/** Stable code that people see inside entry codes, e.g. `SL`. */
export const code = z
  .string()
  .regex(/^[A-Z0-9]{2,12}$/, 'must be 2 to 12 capital letters or digits, e.g. `SL`; put digits alone in quotes');

/** Wall-clock time in the edition's zone, to the minute. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/, 'must be a date and a time to the minute, e.g. `2023-06-28 18:00`')
  .describe('Local date and time in the edition’s zone, to the minute: 2023-06-28 18:00');

/** A decimal as it was written: a number, or text in quotes where every digit matters. */
export const decimal = z
  .union([z.number(), z.string()])
  // As the arithmetic reads decimals: '060' and '.5' are none.
  .refine((value) => /^(0|[1-9]\d{0,8})(\.\d{1,6})?$/.test(String(value)), {
    message: 'must be a number of zero or more, with at most six decimals, e.g. `20` or `33.3`',
  });

export const count = z.number().int('must be a whole number').min(1, 'must be 1 or more').max(1_000_000);
export const countOrNone = z.number().int('must be a whole number').min(0, 'must be 0 or more').max(1_000_000);

export const money = z.strictObject({
  cents: z
    .number()
    .int()
    .min(0)
    .max(1_000_000_000_000)
    .describe('Smallest unit of the currency, e.g. HK$100.00 is 10000.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency, e.g. `HKD`'),
});

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{4})?(-[A-Z]{2})?$/, 'must be a language tag, e.g. `en`, `yue`, `cmn`, `zh-Hant`');
