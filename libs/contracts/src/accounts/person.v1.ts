import { z } from 'zod';
import { factKind } from '../fact.js';
import { emailAddress } from '../text.js';

/** Whose addresses are whose, as they are compared, and in which language that person reads. */
export const personV1 = factKind(
  'accounts.person.v1',
  z.object({
    personId: z.uuid(),
    addresses: z.array(emailAddress).min(1),
    locale: z.enum(['en', 'zhHant', 'zhHans']),
    /** Whether the person chose the language; else an organiser said it, or it is a guess. */
    chosen: z.boolean().optional(),
  }),
  ({ personId }) => personId,
);
