import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 24;

/** What the letter holds: 192 bits, which nobody guesses, in 32 characters that survive in a link. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What the database holds in its place. Of a text that is no token, the hash of none. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token.trim()).digest();
