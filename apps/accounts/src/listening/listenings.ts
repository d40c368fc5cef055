import type { Listening } from '@podium/platform-outbox';
import type { Get } from '@podium/platform-service';
import { editionCopy } from './edition.listening.js';

/** What accounts hears, and where it is kept. */
export const listenings = (get: Get): Listening[] => [editionCopy(get)];
