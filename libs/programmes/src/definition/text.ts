import { z } from 'zod';
import { cleanText, showsNothing } from '../shown-text.js';
import type { Text } from '../text.js';

const language = z
  .string()
  .trim()
  .min(1, 'is empty')
  .refine((text) => text === '' || !showsNothing(text), 'is empty: it holds nothing that people can see')
  .refine((text) => showsNothing(text) || cleanText(text) === text, {
    message: 'holds characters that nobody can see',
    params: { advice: 'Type the text anew at this place; such characters come along when text is copied' },
  });

/** Where a fact comes from, or that it was filled in without a source. Allowed on everything an organiser states. */
export const provenance = {
  source: z.string().min(1).optional().describe('Where this fact was published: address or document, and year.'),
  assumed: z
    .union([z.boolean(), z.string().min(1)])
    .optional()
    .describe('true, or a word on what was filled in without a source.'),
};

/** Text that people read. English and Traditional Chinese are required; nothing is converted by machine. */
export const textSchema = z
  .strictObject({
    en: language,
    zhHant: language,
    zhHans: language.optional(),
    assumed: z
      .array(z.enum(['en', 'zhHant', 'zhHans']))
      .optional()
      .describe('Languages whose wording is our translation and not the organiser’s own.'),
  })
  .describe('Text in English and Traditional Chinese (both required) and Simplified Chinese (optional).');

/** Without the note on who translated it. */
export function plainText({ en, zhHant, zhHans }: z.infer<typeof textSchema>): Text {
  return zhHans === undefined ? { en, zhHant } : { en, zhHant, zhHans };
}
