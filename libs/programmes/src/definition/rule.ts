import { z } from 'zod';

export const ruleDefinitionSchema = z.looseObject({ id: z.string() });
export type Rule = z.infer<typeof ruleDefinitionSchema>;
