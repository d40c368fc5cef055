import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace } from '../text.js';

/** Screening found that the entry may not take part; the reason is written to the entrant. */
export const entryRefusedV1 = eventKind(
  'registrations.entry-refused.v1',
  z.object({ ...entryPlace, reason: z.string() }),
);
