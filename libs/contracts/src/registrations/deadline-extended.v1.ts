import { z } from 'zod';
import { eventKind } from '../event.js';
import { contact, text } from '../text.js';

/** A deadline that had passed was extended; those who have an entry there are written to. */
export const deadlineExtendedV1 = eventKind(
  'registrations.deadline-extended.v1',
  z.object({
    editionCode: z.string(),
    /** null: the whole edition. */
    categoryCode: z.string().nullable(),
    milestoneName: text,
    was: z.iso.datetime(),
    becomes: z.iso.datetime(),
    reason: z.string(),
    contacts: z.array(contact),
  }),
);
