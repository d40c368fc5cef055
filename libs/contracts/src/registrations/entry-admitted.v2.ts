import { z } from 'zod';
import { eventKind } from '../event.js';
import { entryPlace } from '../text.js';

/** An entry was admitted, and whoever stands behind it is told. What judges see is in the fact of the entry. v1 carried the dossier. */
export const entryAdmittedV2 = eventKind('registrations.entry-admitted.v2', z.object(entryPlace));
