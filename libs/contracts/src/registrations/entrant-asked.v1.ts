import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace, text } from '../text.js';

/** The office asks for something about an entry, or something became of that; the entrant is written to. */
export const entrantAskedV1 = eventKind(
  'registrations.entrant-asked.v1',
  z.object({
    ...entryPlace,
    occasion: z.enum(['asked', 'reminded', 'extended', 'taken-back']),
    question: z.string(),
    /** What the fields are called that are asked for. */
    fieldNames: z.array(text),
    dueAt: z.iso.datetime(),
    /** Why there is more time, or why it was taken back. */
    reason: z.string().nullable(),
  }),
);
