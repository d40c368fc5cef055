import { z } from 'zod';

/** Text that people read. `en` and `zhHant` are required of an organiser, `zhHans` is optional; nothing is machine-converted. */
export interface Text {
  en: string;
  zhHant: string;
  zhHans?: string | undefined;
}

/** A text that people read, as a definition states it. */
export const textSchema: z.ZodType<Text> = z
  .strictObject({
    en: z.string().trim().min(1).describe('English'),
    zhHant: z
      .string()
      .trim()
      .min(1)
      .describe('Traditional Chinese, as registered or published; never converted by machine'),
    zhHans: z.string().trim().min(1).optional().describe('Simplified Chinese, when the programme has it'),
  })
  .meta({ id: 'Text', description: 'Text that people read: en and zhHant are required, zhHans is optional' });
