import { z } from 'zod';
import { eventKind } from '../event.js';
import { contact, text } from '../text.js';

/** Awards became public. Sent at the instant of release, never before. */
export const awardsReleasedV1 = eventKind(
  'results.awards-released.v1',
  z.object({
    releaseId: z.uuid(),
    editionCode: z.string(),
    releasedAt: z.iso.datetime(),
    awards: z.array(
      z.object({ awardId: z.uuid(), awardName: text, entryCode: z.string(), title: text, contacts: z.array(contact) }),
    ),
  }),
);
