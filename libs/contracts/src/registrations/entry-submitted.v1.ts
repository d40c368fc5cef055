import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace } from '../text.js';

export const entrySubmittedV1 = eventKind(
  'registrations.entry-submitted.v1',
  z.object({ ...entryPlace, submittedAt: z.iso.datetime() }),
);
