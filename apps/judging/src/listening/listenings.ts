import { appointmentCopy } from '@podium/platform-access';
import type { Listening } from '@podium/platform-outbox';
import type { Get } from '@podium/platform-service';
import { editionCopy } from './edition.listening.js';
import { entryCopy } from './entry.listening.js';
import { judgingPersons } from './person.listening.js';

/** What judging hears, and where it is kept. Seats name addresses and are joined with the persons when they are read. */
export const listenings = (get: Get): Listening[] => [
  appointmentCopy,
  judgingPersons,
  editionCopy(get),
  entryCopy(get),
];
