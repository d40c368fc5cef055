import { z } from 'zod';
import { eventKind } from '../event.js';

export const signInCodeRequestedV1 = eventKind(
  'accounts.sign-in-code-requested.v1',
  z.object({
    email: z.email(),
    code: z.string(),
    locale: z.enum(['EN', 'ZH_HANT', 'ZH_HANS']),
    expiresAt: z.iso.datetime(),
  }),
  ['mailer'],
  { secret: true },
);
