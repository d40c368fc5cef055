export type * from './edition.js';
export { formSchema, fieldSchema, conditionSchema, columnSchema } from './forms/form.js';
export type { Column, Comparable, Condition, FieldKind, FieldOf } from './forms/form.js';
export { loadEdition } from './load.js';
export { shippedDefinition, shippedDefinitions } from './shipped.js';
export type { Mistake } from './mistake.js';
