import { z } from 'zod';
import { ruleKinds } from './table.js';

/** A rule of eligibility, by its `kind`. */
export type Rule = z.infer<(typeof ruleKinds)[number]['schema']>;

// The compiler cannot map a table of schemas to a tuple of options; the table is never empty, and each option has its kind.
const schemas = ruleKinds.map(({ schema }) => schema) as unknown as [z.ZodObject<{ kind: z.ZodLiteral<string> }>];

/** A rule of eligibility as a definition states it. */
export const ruleSchema = z
  .discriminatedUnion('kind', schemas)
  .meta({ id: 'Rule', description: 'A rule of eligibility' }) as unknown as z.ZodType<Rule>;
