import { z } from 'zod';
import { provenance, textSchema } from '../definition/text.js';
import { conditionSchema } from '../forms/condition.js';
import type { FieldKind } from '../forms/form.js';
import { idSchema } from '../forms/ids.js';
import type { Path } from '../mistake.js';
import type { Wording } from '../text.js';
import type { Answers } from './answers.js';
import type { EntryFacts, RuleContext } from './facts.js';

/** What a rule comes to for one entry. */
export type Outcome = 'met' | 'not-met' | 'person-must-decide';

/** What a kind of rule says: the outcome, why in three languages, and the facts it rests on. */
export interface Decision {
  outcome: Outcome;
  because: Wording;
  /** What was found, by a short name: dates, counts, ids of other entries. For the person who reviews. */
  found: Record<string, Found>;
}
export type Found = string | number | boolean | null | readonly string[];

/** One entry before one rule. */
export interface Hearing {
  facts: EntryFacts;
  answers: Answers;
  context: RuleContext;
  /** The closing date in the edition's zone, `2023-06-28`. */
  closingDate(): string;
  /** The date of a milestone in the edition's zone, or null when the calendar does not have it. */
  dateOf(milestone: string): string | null;
}

/** A field or column that a rule reads, and the options it expects there; so that a definition can be checked. */
export interface FieldUse {
  /** Where the rule names it, from the rule. */
  at: Path;
  field: string;
  kinds: readonly FieldKind[];
  /** A column of that field instead of the field itself. */
  column?: { at: Path; id: string; kinds: readonly FieldKind[] } | undefined;
  /** Options that the rule waits for. */
  options?: { at: Path; ids: readonly string[] } | undefined;
}

/** What every rule states, whatever its kind. */
const common = {
  id: idSchema,
  text: textSchema.describe('The rule as entrants read it'),
  evidence: textSchema.optional().describe('The proof it asks for, as entrants read it'),
  streams: z.array(z.string().min(1)).min(1).optional().describe('Holds only in these streams'),
  when: conditionSchema.optional().describe('Holds only when this is true of the answers'),
  ...provenance,
};

/** One kind of rule: its settings, the fields they name, and the decision. One small file each. */
export interface RuleKind<Schema extends z.ZodObject = z.ZodObject> {
  kind: string;
  schema: Schema;
  uses(rule: z.infer<Schema>): FieldUse[];
  decide(rule: z.infer<Schema>, hearing: Hearing): Decision;
}

/** Declares a kind of rule. `about` says in one sentence what it asks; the guide and editors show it. */
export function defineRule<const Kind extends string, Shape extends z.ZodRawShape>(
  kind: Kind,
  about: string,
  settings: Shape,
  behaviour: {
    uses(rule: z.infer<z.ZodObject<Shape>>): FieldUse[];
    decide(rule: z.infer<z.ZodObject<Shape>>, hearing: Hearing): Decision;
  },
) {
  const schema = z.strictObject({ kind: z.literal(kind), ...common, ...settings }).describe(about);
  return { kind, schema, ...behaviour };
}

/** The id of a field of the form, as a setting. */
export const fieldSetting = (about: string) => idSchema.describe(about);
/** Ids of options, as a setting. */
export const optionsSetting = (about: string) => z.array(z.string().min(1)).min(1).describe(about);

/** A field named by one setting; nothing when the setting was left out. */
export function use(
  setting: string,
  field: string | undefined,
  kinds: readonly FieldKind[],
  options?: FieldUse['options'],
): FieldUse[] {
  return field === undefined ? [] : [{ at: [setting], field, kinds, options }];
}

/** A column named by one setting, of the field another setting names. */
export function useColumn(
  setting: string,
  column: string | undefined,
  of: [setting: string, field: string],
  kinds: readonly FieldKind[],
  options?: FieldUse['options'],
): FieldUse[] {
  const [at, field] = of;
  return column === undefined
    ? []
    : [{ at: [at], field, kinds: ['members', 'table'], column: { at: [setting], id: column, kinds }, options }];
}

export const options = (setting: string, ids: readonly string[] | undefined): FieldUse['options'] =>
  ids === undefined ? undefined : { at: [setting], ids };

type Because = Wording | [en: string, zhHant: string, zhHans: string];
const decision =
  (outcome: Outcome) =>
  (because: Because, found: Record<string, Found> = {}): Decision => ({
    outcome,
    because: Array.isArray(because) ? { en: because[0], zhHant: because[1], zhHans: because[2] } : because,
    found,
  });

export const met = decision('met');
export const notMet = decision('not-met');
export const personMustDecide = decision('person-must-decide');

/** The answer a rule needs has not been given. */
export const UNANSWERED: Wording = {
  en: 'The answer that this rule needs has not been given.',
  zhHant: '尚未填寫此項規定所需的資料。',
  zhHans: '尚未填写此项规定所需的资料。',
};
