/**
 * Merkle trees as certificate transparency defines them.
 * @see RFC 9162 §2.1 (the same tree as RFC 6962 §2.1): leaf = SHA-256(0x00 ‖ data), node = SHA-256(0x01 ‖ left ‖ right)
 */
import { refuse } from '../refusal.js';
import { sha256 } from './hash.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leafHash = (data: Uint8Array): Uint8Array => sha256(LEAF, data);
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** @throws {NotComputable} NotHex when a text is not an even number of hexadecimal digits */
export function bytesOf(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) refuse('NotHex', `“${text}” is not hexadecimal.`, { text });
  return new Uint8Array(Buffer.from(text, 'hex'));
}

/** The greatest power of two smaller than n, for n > 1. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

function root(hashes: Uint8Array[], from: number, to: number): Uint8Array {
  if (to - from === 0) return sha256();
  if (to - from === 1) return hashes[from]!;
  const middle = from + split(to - from);
  return nodeHash(root(hashes, from, middle), root(hashes, middle, to));
}

/**
 * @param leaves the data of each leaf, in order
 * @returns the root in hexadecimal; of no leaves the hash of nothing
 */
export function merkleRoot(leaves: Uint8Array[]): string {
  return hex(root(leaves.map(leafHash), 0, leaves.length));
}

/**
 * The audit path of one leaf, from the leaf's sibling up to the root's child.
 * @throws {NotComputable} NoSuchLeaf
 * @see RFC 9162 §2.1.3.1
 */
export function inclusionProof(leaves: Uint8Array[], index: number): string[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    refuse('NoSuchLeaf', `There is no leaf ${index} in a tree of ${leaves.length}.`, { index, leaves: leaves.length });
  }
  const hashes = leaves.map(leafHash);
  const path: Uint8Array[] = [];
  let [from, to] = [0, leaves.length];
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(root(hashes, middle, to));
      to = middle;
    } else {
      path.push(root(hashes, from, middle));
      from = middle;
    }
  }
  return path.reverse().map(hex);
}

export interface Inclusion {
  leaf: Uint8Array;
  /** Zero-based. */
  index: number;
  /** Leaves in the tree. */
  size: number;
  proof: string[];
  root: string;
}

/** Whether the proof leads from this leaf, at this place in a tree of this size, to this root (RFC 9162 §2.1.3.2). */
export function verifyInclusion({ leaf, index, size, proof, root: claimed }: Inclusion): boolean {
  if (!Number.isInteger(index) || !Number.isInteger(size) || index < 0 || index >= size) return false;
  if (!proof.every((step) => /^[0-9a-f]{64}$/i.test(step))) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leafHash(leaf);
  for (const step of proof) {
    if (sn === 0) return false;
    const sibling = bytesOf(step);
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hex(hash) === claimed.toLowerCase();
}
