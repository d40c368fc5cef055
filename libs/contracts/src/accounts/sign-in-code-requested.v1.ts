import { z } from 'zod';
import { eventKind } from '../event.js';
import { emailAddress } from '../text.js';

export const signInCodeRequestedV1 = eventKind(
  'accounts.sign-in-code-requested.v1',
  z.object({
    email: emailAddress,
    code: z.string(),
    locale: z.enum(['en', 'zhHant', 'zhHans']),
    expiresAt: z.iso.datetime(),
  }),
  { secret: true },
);
