import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace } from '../text.js';

export const entryWithdrawnV1 = eventKind(
  'registrations.entry-withdrawn.v1',
  z.object({ ...entryPlace, reason: z.string() }),
);
