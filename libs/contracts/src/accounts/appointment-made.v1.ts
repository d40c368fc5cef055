import { z } from 'zod';
import { eventKind } from '../event.js';

export const roles = ['administrator', 'organiser', 'screener', 'chair'] as const;

/** Who holds which role where. No edition: everywhere. No category: the whole edition. */
export const appointmentPayload = z.object({
  appointmentId: z.uuid(),
  personId: z.uuid(),
  role: z.enum(roles),
  editionCode: z.string().nullable(),
  categoryCode: z.string().nullable(),
  /** The person who made it; null: the installation itself, at its first start. */
  appointedBy: z.uuid().nullable().default(null),
});

export const appointmentMadeV1 = eventKind('accounts.appointment-made.v1', appointmentPayload);
