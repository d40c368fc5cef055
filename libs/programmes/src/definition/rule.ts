import { ruleSchema } from '../rules/rule.js';

export type { Rule } from '../rules/rule.js';
export const ruleDefinitionSchema = ruleSchema;
