import { z } from 'zod';
import { eventKind } from '../event.js';
import { emailAddress } from '../text.js';

/** Somebody signed in for the first time: this address belongs to this person from now on. */
export const personRegisteredV1 = eventKind(
  'accounts.person-registered.v1',
  z.object({ personId: z.uuid(), email: emailAddress, locale: z.enum(['en', 'zhHant', 'zhHans']) }),
);
