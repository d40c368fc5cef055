import { z } from 'zod';
import { eventKind } from '../event.js';
import { dossier } from './dossier.js';

/** An entry was admitted and frozen. Judges see this copy, never the live entry. */
export const entryAdmittedV1 = eventKind('registrations.entry-admitted.v1', z.object({ dossier }));
