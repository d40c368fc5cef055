import { z } from 'zod';
import { factKind } from '../fact.js';

export const roles = ['administrator', 'organiser', 'screener', 'chair'] as const;

/** Who holds which role where. No edition: everywhere. No category: the whole edition. */
export const appointmentV1 = factKind(
  'accounts.appointment.v1',
  z.object({
    appointmentId: z.uuid(),
    personId: z.uuid(),
    role: z.enum(roles),
    editionCode: z.string().nullable(),
    categoryCode: z.string().nullable(),
    /** The person who made it; null: the installation itself, at its first start. */
    appointedBy: z.uuid().nullable().default(null),
  }),
  ({ appointmentId }) => appointmentId,
);
