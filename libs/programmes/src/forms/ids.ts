import { z } from 'zod';

const ID = /^[a-z][A-Za-z0-9-]{0,59}$/;

/** Says whether a name may be an id: no name that every JavaScript object already carries (`constructor`, `toString`, …). */
export function isSafeId(id: string): boolean {
  return ID.test(id) && !(id in Object.prototype);
}

/** The id of a field, column or option: what answers are stored under, so it never changes once an edition is open. */
export const idSchema = z
  .string()
  .regex(ID, 'An id starts with a small letter and has only letters, digits and hyphens, at most 60')
  .refine((id) => !(id in Object.prototype), 'This name is taken by the machine; choose another')
  .describe('Stable key: a small letter, then letters, digits or hyphens');

/** The id of an option of a choice; may also start with a capital or digit, as codes do. */
export const optionIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/, 'Letters, digits and hyphens, at most 60')
  .describe('Stable key of the option');
