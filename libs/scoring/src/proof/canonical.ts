import canonicalize from 'canonicalize';
import { refuse } from '../refusal.js';

// The package is CommonJS whose only export is the function; its declaration says otherwise.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

// JSON.stringify writes a lone surrogate as an escape; RFC 8785 §3.2.2.2 wants an error instead. In the output such an
// escape is the only `\ud`, because every other character of that range is written as it is.
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

// canonicalize and the validator recurse; beyond this depth a hostile document would exhaust the stack.
const DEEPEST = 1000;

/**
 * The JSON Canonicalization Scheme: members sorted by UTF-16 code units, ECMAScript numbers, no white space.
 * Serialisation is done by `canonicalize`, the package of one of the RFC's authors (Apache-2.0).
 * @throws {NotComputable} NotCanonical for what JSON cannot carry: NaN, infinities, undefined, lone surrogates, bigints
 * @see RFC 8785
 */
export function canonical(value: unknown): string {
  mustBeJson(value, '', 0);
  const text = serialize(value);
  if (text === undefined) return refuse('NotCanonical', 'There is no JSON value here.', { at: '' });
  if (LONE_SURROGATE.test(text)) {
    refuse('NotCanonical', 'A text holds half of a surrogate pair, which is no Unicode character.', {});
  }
  return text;
}

function mustBeJson(value: unknown, at: string, depth: number): void {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) refuse('NotCanonical', `${value} is not a JSON number.`, { at });
    return;
  }
  if (typeof value !== 'object') return refuse('NotCanonical', `A ${typeof value} is not a JSON value.`, { at });
  if (depth >= DEEPEST) refuse('NotCanonical', `The document is nested deeper than ${DEEPEST} levels.`, {});
  if (Array.isArray(value)) value.forEach((item, index) => mustBeJson(item, `${at}/${index}`, depth + 1));
  else for (const [key, item] of Object.entries(value)) mustBeJson(item, `${at}/${escaped(key)}`, depth + 1);
}

/** One step of a JSON pointer (RFC 6901). */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
