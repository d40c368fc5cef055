import { z } from 'zod';
import { factKind } from '../fact.js';
import { emailAddress, entryPlace } from '../text.js';

/** An entry once it has been admitted: whether it still takes part, who belongs to it, and every dossier that was made of it. */
export const entryV1 = factKind(
  'registrations.entry.v1',
  z.object({
    ...entryPlace,
    /** Who belongs to the entry, now or ever: addresses on its roster, and whoever accepted or registered it; absent: the contacts. */
    roster: z.array(z.object({ email: emailAddress.nullable(), personId: z.uuid().nullable() })).optional(),
    /** `withdrawn`: it takes no part. */
    state: z.enum(['admitted', 'withdrawn']),
    /** Why it takes no part; absent: its team took it back. */
    because: z.enum(['disqualified', 'reversed']).optional(),
    /** The newest last. `hash` is where it lies in the storage. */
    dossiers: z.array(z.object({ dossierId: z.uuid(), version: z.int().min(1), hash: z.string().length(64) })).min(1),
  }),
  ({ entryId }) => entryId,
);
