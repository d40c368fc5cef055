import { json, routesUnder } from '@podium/platform-service';
import { SigningKeys } from './token/signing-keys.js';

/** The keys that tokens are signed with, where whoever verifies one looks for them. */
export const accountsRoutes = routesUnder('/.well-known', [
  {
    method: 'GET',
    path: '/jwks.json',
    audience: 'public',
    about: 'The public keys of tokens, as a JSON Web Key Set.',
    limits: { perSecond: 50 },
    answer: async (_asked, get) => json(await get(SigningKeys).keySet(), { keepSeconds: 60 }),
  },
]);
