import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace } from '../text.js';

/** What was decided of an entry holds no more: it is disqualified, reinstated, or screened anew; the entrant is written to. */
export const decisionChangedV1 = eventKind(
  'registrations.decision-changed.v1',
  z.object({ ...entryPlace, verdict: z.enum(['disqualified', 'reinstated', 'reversed']), reason: z.string() }),
);
