import { z } from 'zod';
import { id } from './words.js';
import { fieldSchema, formSchema } from '../forms/form.js';

/** A form, written out or built on another form of the same file. */
export const formDefinitionSchema = formSchema
  .extend({
    extends: id.optional().describe('A form of this file whose fields come first.'),
    without: z.array(z.string()).optional().describe('Fields of that form which this one leaves out.'),
    fields: z.array(fieldSchema).describe('A field with the id of an inherited one takes its place.'),
  })
  .meta({ id: 'FormDefinition' });

export type FormDefinition = z.infer<typeof formDefinitionSchema>;
