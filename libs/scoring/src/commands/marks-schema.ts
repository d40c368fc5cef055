/** Marks by entry, then by judge. */
export const marksSchema = {
  description: 'Marks by entry, then by judge; a judge who did not mark an entry is left out.',
  type: 'object',
  minProperties: 1,
  additionalProperties: {
    type: 'object',
    minProperties: 1,
    additionalProperties: { type: 'number' },
  },
};
