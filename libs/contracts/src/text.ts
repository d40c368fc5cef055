import { readAddress } from '@podium/programmes';
import { z } from 'zod';

/** Text that people read; an entrant may leave languages out, but not all. */
export const text = z
  .object({ en: z.string(), zhHant: z.string(), zhHans: z.string() })
  .partial()
  .refine((given) => Object.values(given).some((value) => value !== ''), 'text in at least one language');
export type EventText = z.infer<typeof text>;

/** An e-mail address in an event: as written or as compared. */
export const emailAddress = z.string().refine((text) => readAddress(text) !== null, 'an e-mail address');

/** Where a letter about an entry goes, and in which language. */
export const contact = z.object({ email: emailAddress, locale: z.enum(['en', 'zhHant', 'zhHans']) });
export type Contact = z.infer<typeof contact>;

/** Where in an edition an entry stands. */
export const entryPlace = {
  entryId: z.uuid(),
  /** What people see, e.g. `HKICTA23-SL-0412`. */
  entryCode: z.string(),
  editionCode: z.string(),
  categoryCode: z.string(),
  streamCode: z.string(),
  title: text,
  contacts: z.array(contact),
};
