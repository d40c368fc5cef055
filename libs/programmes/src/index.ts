export type * from './edition.js';
export { formSchema, fieldSchema, conditionSchema, columnSchema } from './forms/form.js';
export type { Column, Comparable, Condition, FieldKind, FieldOf } from './forms/form.js';
