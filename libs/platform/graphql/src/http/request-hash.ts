import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// Its types speak of an ES module; what Node loads is the function itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** SHA-256, in hex, over an operation's text and its variables as canonical JSON (RFC 8785): equal for a retry, whatever the order of keys. */
export function requestHash(query: string, variables: Record<string, unknown> | undefined): string {
  return createHash('sha256')
    .update(query)
    .update('\0')
    .update(canonicalize(variables ?? {}) ?? '')
    .digest('hex');
}
