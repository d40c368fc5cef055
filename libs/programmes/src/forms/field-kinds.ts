import { z } from 'zod';
import { provenance, textSchema } from '../definition/text.js';
import { conditionSchema } from './condition.js';
import { idSchema, optionIdSchema } from './ids.js';

/** Rows of a table and members of a team, unless the form says how many. */
export const MOST_ROWS = 100;

const count = z.int().min(0).max(1_000_000);
const isoDate = z.iso.date();

const languageLimits = z
  .strictObject({
    min: count.optional().describe('At least so many characters'),
    max: count.optional().describe('At most so many characters'),
    optional: z.boolean().optional().describe('true: this language may be left out'),
  })
  .describe('Limits in one language, in characters (Unicode code points: one Chinese character is one)');

/** What every column of a table or member list, and every field, states. */
const common = {
  id: idSchema,
  label: textSchema.describe('What people read beside the field'),
  help: textSchema.optional().describe('What people read below it'),
};

const textSettings = {
  kind: z.literal('text'),
  min: count.optional().describe('At least so many characters (code points)'),
  max: count.optional().describe('At most so many characters (code points)'),
  format: z
    .enum(['plain', 'email', 'phone', 'business-registration', 'economy'])
    .optional()
    .describe(
      'plain (default), an e-mail address, a telephone number, a Business Registration number, a listed economy',
    ),
};

const option = z.strictObject({ id: optionIdSchema, label: textSchema }).describe('One of the options');

const choiceSettings = {
  kind: z.literal('choice'),
  options: z.array(option).min(1),
};

const numberSettings = {
  kind: z.literal('number'),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.int().min(0).max(6).optional().describe('Places after the point; 0 (default) means whole numbers'),
  unit: textSchema.optional(),
};

const moneySettings = {
  kind: z.literal('money'),
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/, 'Three capital letters, such as HKD')).min(1),
  minCents: z.int().optional(),
  maxCents: z.int().optional(),
};

const dateSettings = {
  kind: z.literal('date'),
  earliest: isoDate.optional(),
  latest: isoDate.optional(),
};

const urlSettings = {
  kind: z.literal('url'),
  hosts: z.array(z.string().min(1)).min(1).optional().describe('Only these sites and their sub-sites'),
};

const required = z
  .union([z.boolean(), conditionSchema])
  .optional()
  .describe('true, or the condition under which an answer is required');

/** Kinds of column a table or member list may have. */
export const columnSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...common, ...textSettings, required: z.boolean().optional() }),
    z.strictObject({ ...common, ...choiceSettings, required: z.boolean().optional() }),
    z.strictObject({ ...common, ...numberSettings, required: z.boolean().optional() }),
    z.strictObject({ ...common, ...moneySettings, required: z.boolean().optional() }),
    z.strictObject({ ...common, ...dateSettings, required: z.boolean().optional() }),
    z.strictObject({ ...common, ...urlSettings, required: z.boolean().optional() }),
  ])
  .meta({ id: 'Column' });
export type Column = z.infer<typeof columnSchema>;

/** What every field states beside its kind. */
const field = {
  ...common,
  section: idSchema.optional().describe('The section of the form it stands in'),
  required,
  visible: conditionSchema.optional().describe('Shown, and counted, only when this holds'),
  opens: z.string().min(1).optional().describe('Milestone from which it may be answered'),
  closes: z.string().min(1).optional().describe("Milestone at which it is frozen; else the form's own"),
  later: z.boolean().optional().describe('true: the entry may be submitted without it, it is due at its own deadline'),
  personal: z.boolean().optional().describe('true: personal data; never part of a public view'),
  public: z.boolean().optional().describe('true: may be shown to the public once the entry is published'),
  source: provenance.source,
  assumed: provenance.assumed,
};

export const textFieldSchema = z.strictObject({
  ...field,
  ...textSettings,
  languages: z
    .strictObject({ en: languageLimits, zhHant: languageLimits, zhHans: languageLimits })
    .partial()
    .optional()
    .describe('Asked in these languages, each with limits; the answer is then { en, zhHant, zhHans }'),
});
export const choiceFieldSchema = z.strictObject({
  ...field,
  ...choiceSettings,
  multiple: z.boolean().optional().describe('true: several options may be chosen'),
  min: count.optional().describe('At least so many options'),
  max: count.optional().describe('At most so many options'),
});
export const numberFieldSchema = z.strictObject({ ...field, ...numberSettings });
export const moneyFieldSchema = z.strictObject({ ...field, ...moneySettings });
export const dateFieldSchema = z.strictObject({ ...field, ...dateSettings });
export const urlFieldSchema = z.strictObject({ ...field, ...urlSettings });
const perStream = z.record(z.string(), z.int().min(1)).optional();
export const videoFieldSchema = z.strictObject({
  ...field,
  ...urlSettings,
  kind: z.literal('video'),
  maxSeconds: z.int().min(1).optional().describe('Longest length; the entrant then states the length'),
  maxSecondsByStream: perStream.describe('Other lengths for some streams'),
});
export const fileFieldSchema = z.strictObject({
  ...field,
  kind: z.literal('file'),
  types: z
    .array(z.string().regex(/^[a-z0-9]{1,8}$/, 'A file ending in small letters, such as pdf'))
    .min(1)
    .describe('Endings that are accepted, such as pdf'),
  maxBytes: z.int().min(1).describe('Largest size of one file, in bytes (20 MB is 20000000)'),
  maxPages: z.int().min(1).optional().describe('At most so many pages or slides'),
  maxPagesByStream: perStream.describe('Other numbers of pages for some streams'),
  minFiles: count.optional(),
  maxFiles: z.int().min(1).max(100).optional().describe('1 (default) or more'),
});
export const tableFieldSchema = z.strictObject({
  ...field,
  kind: z.literal('table'),
  columns: z.array(columnSchema).min(1),
  minRows: count.optional(),
  maxRows: z.int().min(1).max(500).optional().describe('At most so many rows; 100 unless said'),
});
export const membersFieldSchema = z.strictObject({
  ...field,
  kind: z.literal('members'),
  columns: z.array(columnSchema).optional().describe('What is asked of each member beside the name'),
  min: count.optional().describe('At least so many members'),
  max: z.int().min(1).max(500).optional().describe('At most so many members; 100 unless said'),
  leader: z.boolean().optional().describe('true: exactly one member is marked as the leader'),
});
export const nameFieldSchema = z.strictObject({
  ...field,
  kind: z.literal('name').describe('The name of one person, in parts that are never split or joined by machine'),
  chinese: z
    .enum(['required', 'optional', 'none'])
    .optional()
    .describe('Whether nameZh is asked; optional unless said'),
});
export const consentFieldSchema = z.strictObject({
  ...field,
  kind: z.literal('consent'),
  statement: textSchema.describe('What the person agrees to, word for word'),
  version: z.string().min(1).optional().describe('Version of the wording; the answer must name the same'),
});
