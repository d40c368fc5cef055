import { z } from 'zod';
import { provenance, textSchema } from './text.js';
import { code, count, countOrNone, id, language, localTime, money } from './words.js';

export const venueSchema = z.strictObject({
  name: textSchema,
  address: textSchema.optional(),
  seats: count.optional(),
  ...provenance,
});

export const sessionSchema = z.strictObject({
  code: id,
  name: textSchema,
  kind: z.enum(['ceremony', 'keynote', 'forum', 'panel', 'workshop', 'closed-meeting', 'exhibition']),
  starts: localTime,
  ends: localTime,
  venue: id.optional(),
  seats: count.nullable().optional().describe('On site; null or absent: as many as the venue holds.'),
  waitingList: z.boolean().optional(),
  online: z.boolean().optional().describe('true: also streamed, without limit.'),
  tickets: z.array(code).optional().describe('Kinds of ticket admitted; absent: all.'),
  languages: z.array(language).optional(),
  interpretation: z.array(language).optional(),
  partOf: id.optional().describe('The session it is held within.'),
  ...provenance,
});

export const ticketSchema = z.strictObject({
  code,
  name: textSchema,
  attendance: z.enum(['on-site', 'online']),
  price: money,
  earlyBird: z.strictObject({ price: money, until: id.describe('A milestone of the calendar.') }).optional(),
  quota: countOrNone.nullable().describe('How many there are; null: without limit.'),
  perOrganisation: count.optional().describe('At most so many for one organisation.'),
  confirmedBy: z.enum(['at-once', 'organiser', 'payment']),
  openTo: z.enum(['public', 'invitation', 'promotion-code']).optional(),
  transferable: z.boolean().optional(),
  form: id.optional(),
  opens: id.optional().describe('A milestone; absent: that of `registration`.'),
  closes: id.optional().describe('A milestone; absent: that of `registration`.'),
  ...provenance,
});
