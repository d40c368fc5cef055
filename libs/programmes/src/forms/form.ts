import { z } from 'zod';
import { provenance, textSchema } from '../definition/text.js';
import * as kinds from './field-kinds.js';
import { idSchema } from './ids.js';

export type { Condition, Comparable } from './condition.js';
export { conditionSchema } from './condition.js';
export { columnSchema, MOST_ROWS, type Column } from './field-kinds.js';

/** A field of a form, by its `kind`. */
export const fieldSchema = z
  .discriminatedUnion('kind', [
    kinds.textFieldSchema,
    kinds.choiceFieldSchema,
    kinds.numberFieldSchema,
    kinds.moneyFieldSchema,
    kinds.dateFieldSchema,
    kinds.urlFieldSchema,
    kinds.videoFieldSchema,
    kinds.fileFieldSchema,
    kinds.tableFieldSchema,
    kinds.membersFieldSchema,
    kinds.nameFieldSchema,
    kinds.consentFieldSchema,
  ])
  .meta({ id: 'Field', description: 'A question of the form' });

/** A form as a definition states it. What the fields say of each other is checked by `checkForm`. */
export const formSchema = z
  .strictObject({
    opens: z.string().min(1).optional().describe('Milestone from which the form may be answered'),
    closes: z.string().min(1).optional().describe('Milestone at which every field without its own deadline is frozen'),
    sections: z
      .array(z.strictObject({ id: idSchema, label: textSchema, help: textSchema.optional() }))
      .optional()
      .describe('Headings under which the fields stand'),
    fields: z.array(fieldSchema),
    ...provenance,
  })
  .meta({ id: 'Form', description: 'What entrants are asked' });

export type Field = z.infer<typeof fieldSchema>;
export type FieldKind = Field['kind'];
/** The field of one kind, e.g. `FieldOf<'choice'>`. */
export type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>;
export type Form = z.infer<typeof formSchema>;
