import { appointmentCopy } from '@podium/platform-access';
import type { Listening } from '@podium/platform-outbox';
import { personListening } from './person.listening.js';

/** What registrations hears, and where it is kept. */
export const listenings = (): Listening[] => [appointmentCopy, personListening];
