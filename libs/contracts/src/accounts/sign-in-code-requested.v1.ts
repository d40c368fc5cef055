import { z } from 'zod';
import { eventKind } from '../event.js';
import { emailAddress } from '../text.js';

export const signInCodeRequestedV1 = eventKind(
  'accounts.sign-in-code-requested.v1',
  z.object({
    email: emailAddress,
    /** Sealed by accounts for the mailer: nobody else who reads queues and tables can sign in with it. */
    sealedCode: z.string(),
    locale: z.enum(['en', 'zhHant', 'zhHans']),
    expiresAt: z.iso.datetime(),
  }),
  { secret: true },
);
