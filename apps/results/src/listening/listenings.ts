import { appointmentCopy, personCopy } from '@podium/platform-access';
import type { Listening } from '@podium/platform-outbox';
import type { Get } from '@podium/platform-service';
import { editionCopy } from './edition.listening.js';
import { entryCopy } from './entry.listening.js';
import { standingCopy } from './standing.listening.js';

/** What results hears, and where it is kept. */
export const listenings = (get: Get): Listening[] => [
  appointmentCopy,
  // So who belongs to an entry is known by account.
  personCopy('person'),
  editionCopy(get),
  entryCopy(get),
  standingCopy(get),
];
