import type { Aggregation } from '@podium/scoring';
import {
  BALLOT_RULES,
  DEVIATIONS,
  MOST_DECIMALS,
  PLACE_STYLES,
  ROUNDING_MODES,
  TIE_RULES,
} from '@podium/scoring/definition';
import { z } from 'zod';
import { provenance, textSchema } from './text.js';
import { count, countOrNone, decimal, id } from './words.js';

const attribute = z.strictObject({
  id,
  name: textSchema,
  weight: decimal.describe('Percent of the criterion; a criterion’s attributes sum to 100.'),
  ...provenance,
});

const criterion = z.strictObject({
  id,
  name: textSchema,
  weight: decimal.describe('Percent of the whole; a rubric’s criteria sum to 100.'),
  attributes: z.array(attribute).optional(),
  guidance: z.array(textSchema).optional().describe('Points to look at; not scored on their own.'),
  ...provenance,
});

/** Written out, or another rubric of the same file with other weights. */
export const rubricSchema = z.strictObject({
  extends: id.optional().describe('A rubric whose scale and criteria this one takes over.'),
  weights: z.record(id, decimal).optional().describe('Only with `extends`: criterion id and its weight here.'),
  scale: z.strictObject({ min: decimal, max: decimal, step: decimal }).optional(),
  notApplicable: z.enum(['share-in-proportion', 'refuse']).optional(),
  criteria: z.array(criterion).min(1).optional(),
  ...provenance,
});

// What each way of the scoring library asks for. One that it has and that is missing here does not compile.
const parameters = {
  mean: {},
  median: {},
  'drop-highest-and-lowest': {},
  'trimmed-mean': { trim: decimal.describe('Share dropped at each end, below 0.5.') },
  'z-score': { deviation: z.enum(DEVIATIONS) },
  'severity-corrected': {},
  'ranked-ballots': { rule: z.enum(BALLOT_RULES) },
  pairs: {},
} satisfies Record<Aggregation['name'], z.ZodRawShape>;

const named = <Name extends Aggregation['name']>(name: Name) =>
  z.strictObject({ name: z.literal(name), ...parameters[name] });

const aggregation = z.discriminatedUnion('name', [
  named('mean'),
  named('median'),
  named('drop-highest-and-lowest'),
  named('trimmed-mean'),
  named('z-score'),
  named('severity-corrected'),
  named('ranked-ballots'),
  named('pairs'),
]);

/** How sheets become a ranking; the names are those of the scoring library. */
export const methodSchema = z.strictObject({
  aggregation,
  rounding: z.strictObject({
    decimals: z.number().int().min(0).max(MOST_DECIMALS),
    mode: z.enum(ROUNDING_MODES),
  }),
  tieRules: z.array(z.enum(TIE_RULES)),
  placeStyle: z.enum(PLACE_STYLES),
  ...provenance,
});

export const panelSchema = z.strictObject({
  name: textSchema,
  body: id.optional().describe('The body that appoints it.'),
  members: z.strictObject({ min: count, max: count }).optional(),
  conflicts: z
    .array(z.enum(['economy', 'organisation', 'department', 'school', 'family']))
    .optional()
    .describe('A judge does not score entries of the own …'),
  ...provenance,
});

/** Everything a stage may say. A category’s change says any part of it again. */
const stageShape = {
  name: textSchema,
  kind: z.enum(['judging', 'step']).optional().describe('judging (the default) has score sheets; a step has none.'),
  decidedBy: id.optional().describe('The panel or body that decides; every stage needs one.'),
  decides: textSchema.optional().describe('What it decides, in words.'),
  scope: z.enum(['stream', 'category', 'edition']).optional().describe('What one round compares.'),
  contenders: z
    .union([z.literal('admitted'), z.strictObject({ stage: id, places: count })])
    .optional()
    .describe('Who enters: every admitted dossier, or the first places of each standing of an earlier stage.'),
  judgesPerDossier: count.optional(),
  rubric: id.optional().describe('Only when it differs from the rubric of the category or stream.'),
  method: id.optional(),
  mode: z.enum(['paper', 'online', 'on-site', 'hybrid', 'site-visit']).optional(),
  opens: id.optional().describe('A milestone: no round opens before it. Absent: whenever its chair opens it.'),
  closes: id.optional().describe('A milestone: from then on no sheet is taken. Absent: until its chair closes it.'),
  minutes: z
    .strictObject({
      reportBefore: countOrNone.optional(),
      setUp: countOrNone.optional(),
      presentation: countOrNone.optional(),
      questions: countOrNone.optional(),
      clear: countOrNone.optional(),
    })
    .optional(),
  languages: z.array(z.string()).optional(),
  ...provenance,
};

export const stageSchema = z.strictObject({ code: id, ...stageShape });
export const stageChangeSchema = z.strictObject(stageShape).partial();

export const awardSchema = z.strictObject({
  code: id,
  name: textSchema,
  scope: z.enum(['stream', 'category', 'edition']),
  stage: id.describe('The stage from whose standing it is conferred.'),
  places: z.strictObject({ first: count, last: count }).nullable().describe('null: the panel’s own choice.'),
  max: count.nullable().describe('How many per scope; null: open.'),
  categories: z.array(z.string()).optional().describe('Categories that have it; absent: all.'),
  rubric: id.optional().describe('Own criteria: the contenders of its stage are scored once more, by this rubric.'),
  minimumTotal: decimal.optional().describe('Total an entry needs at least to receive it.'),
  requires: z.array(id).optional().describe('Awards one of which an entry must hold first.'),
  excludes: z.array(id).optional().describe('Awards it cannot be held together with.'),
  rules: z.array(id).optional().describe('Rules of eligibility of its own.'),
  ...provenance,
});

export const prizeSchema = z.strictObject({
  code: id,
  name: textSchema,
  giver: id.describe('The body that gives it.'),
  kind: z.enum(['cash', 'service', 'exhibition', 'travel', 'trophy', 'certificate', 'interview', 'nomination']),
  quantity: count.optional(),
  value: z.strictObject({ cents: countOrNone, currency: z.string().regex(/^[A-Z]{3}$/) }).optional(),
  awards: z.array(id).optional().describe('Awards it comes with.'),
  stage: id.optional().describe('Instead of awards: everybody who reached this stage receives it.'),
  conditions: textSchema.optional(),
  useBy: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, e.g. `2024-12-31`')
    .optional(),
  ...provenance,
});
