/**
 * A draw that anybody can repeat with a hash function, after the shape of RFC 3797 with SHA-256 in place of MD5.
 *
 * Step i (from 0) hashes the two bytes of i, the key text, the same two bytes again; the hash, read as an unsigned
 * integer, modulo the members left, is the index of the member drawn; the rest close up and the next step follows.
 * Members are put in code unit order first, so the order in which they are listed cannot matter.
 * @see RFC 3797 §4 (selection), §3.3 (the order of the list is fixed and published before)
 */
import { createHash } from 'node:crypto';
import { byCodeUnit, repeated } from '../exact/order.js';
import { sha256Hex } from '../proof/hash.js';
import { refuse } from '../refusal.js';

export interface DrawInput {
  /** The key: what the sources published after the commitment say, e.g. the closing figure of an index on a named day. */
  seed: string;
  members: string[];
  /** How many are drawn; all of them make an order. */
  take: number;
}

export interface DrawStep {
  /** 64 hexadecimal digits. */
  hash: string;
  /** Members still in the draw. */
  divisor: number;
  /** Zero-based, among those still in the draw, in code unit order. */
  index: number;
}

export interface Draw {
  drawn: string[];
  steps: DrawStep[];
}

/** @throws {NotComputable} TooFewMembers, MemberTwice, TooManySteps */
export function draw({ seed, members, take }: DrawInput): Draw {
  const twice = repeated(members);
  if (twice.length > 0) refuse('MemberTwice', 'A member stands on the list more than once.', { members: twice });
  if (take > members.length) {
    const because = `${take} are to be drawn from ${members.length}.`;
    refuse('TooFewMembers', because, { take, members: members.length });
  }
  if (take > 0x10000) refuse('TooManySteps', 'The step number has two bytes: at most 65,536 are drawn.', { take });
  const left = [...members].sort(byCodeUnit);
  const result: Draw = { drawn: [], steps: [] };
  for (let step = 0; step < take; step += 1) {
    const edge = Uint8Array.of(step >> 8, step & 255);
    const hash = createHash('sha256').update(edge).update(seed, 'utf8').update(edge).digest('hex');
    const divisor = left.length;
    const index = Number(BigInt(`0x${hash}`) % BigInt(divisor));
    result.drawn.push(...left.splice(index, 1));
    result.steps.push({ hash, divisor, index });
  }
  return result;
}

/**
 * What is published BEFORE the sources are known, so that nobody can choose the key afterwards: a hash over a secret
 * nonce and the text that says how the key will be read off (which sources, which day, which members).
 * @param nonce at least 32 characters that nobody can guess; published with the draw
 */
export function commitTo(announcement: string, nonce: string): string {
  if (nonce.length < 32) refuse('NonceTooShort', 'A nonce of fewer than 32 characters can be guessed.', { least: 32 });
  return sha256Hex(`${nonce}\n${announcement}`);
}

/** Whether the announcement and the nonce are those that were committed to. */
export const opensCommitment = (commitment: string, announcement: string, nonce: string): boolean =>
  commitTo(announcement, nonce) === commitment.toLowerCase();
