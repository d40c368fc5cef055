import type { Edition, Milestone } from '@podium/programmes';
import { z } from 'zod';
import { factKind } from '../fact.js';

/** Where an edition stands now: its definition by hash, and its calendar, which moves without it. */
export const editionV1 = factKind(
  'registrations.edition.v1',
  z.object({
    editionId: z.uuid(),
    code: z.string(),
    /** Grows with everything that changes it. */
    revision: z.int().min(1),
    /** SHA-256 of the definition without its calendar, as it lies in the storage. */
    definition: z.string().length(64),
    // Checked in full when it was stated; a member that this version does not know stays.
    calendar: z.array(z.looseObject({ id: z.string(), at: z.string() })),
  }),
  ({ code }) => code,
);

/** What lies in the storage under an edition's `definition`. */
export type EditionDefinition = Omit<Edition, 'calendar'>;

/** The edition as everybody reads it. */
export const editionFrom = (definition: EditionDefinition, calendar: readonly unknown[]): Edition => ({
  ...definition,
  calendar: calendar as Milestone[],
});
