import type { Edition } from '@podium/programmes';
import { z } from 'zod';
import { eventKind } from '../event.js';

/** An edition was opened, or its definition changed: the whole edition as it stands. A higher revision replaces a lower one. */
export const editionOpenedV1 = eventKind(
  'registrations.edition-opened.v1',
  z.object({
    editionId: z.uuid(),
    revision: z.int().min(1),
    // Checked in full when it was opened; here only that it is one.
    edition: z.custom<Edition>(
      (value) => typeof (value as Edition)?.code === 'string' && Array.isArray((value as Edition).categories),
    ),
  }),
);
