import { appointmentCopy } from '@podium/platform-access';
import type { Listening } from '@podium/platform-outbox';
import type { Get } from '@podium/platform-service';
import { editionCopy } from './edition.listening.js';
import { letterListenings } from './letters.listening.js';
import { readerCopy } from './reader.js';

/** What the mailer hears: what it keeps of editions and readers, and the news that makes letters. */
export const listenings = (get: Get): Listening[] => [
  appointmentCopy,
  readerCopy,
  editionCopy(get),
  ...letterListenings(get),
];
