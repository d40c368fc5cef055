import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical } from '../proof/canonical.js';
import { hashOf } from '../proof/hash.js';
import { bytesOf, inclusionProof, verifyInclusion } from '../proof/merkle.js';
import { rank } from './rank.js';
import { recount } from './recount.js';
import { FULL, rounds } from './round.fixture.js';

describe('recount and proofs', () => {
  it('finds every standing the same as its own sheets say', () => {
    fc.assert(
      fc.property(rounds, (input) => expect(recount(JSON.parse(canonical(rank(input))))).toEqual({ same: true })),
    );
  });

  it('names the places where a standing says something else', () => {
    const standing = structuredClone(rank(FULL));
    standing.ranking[0]!.total = '99.00';
    expect(recount(standing)).toEqual({
      same: false,
      differences: [{ at: '/ranking/0/total', stated: '99.00', recomputed: '71.25' }],
    });
  });

  it('notices one changed mark in the hash, the root and the ranking', () => {
    const standing = structuredClone(rank(FULL));
    standing.sheets.find(({ id }) => id === 'C-J1')!.marks.C = '100';
    const found = recount(standing);
    const at = found.same ? [] : found.differences.map((difference) => difference.at);
    expect(at).toEqual(expect.arrayContaining(['/sheetHashes/8/hash', '/merkleRoot', '/ranking/2/total']));
  });

  it('proves each sheet with its hash alone, and no changed sheet', () => {
    const { sheets, sheetHashes, merkleRoot: root } = rank(FULL);
    const leaves = sheetHashes.map(({ hash }) => bytesOf(hash));
    sheets.forEach((sheet, index) => {
      const proof = { index, size: leaves.length, proof: inclusionProof(leaves, index), root };
      expect(verifyInclusion({ leaf: bytesOf(hashOf(sheet)), ...proof })).toBe(true);
      const changed = { ...sheet, marks: { C: '99.99' } };
      expect(verifyInclusion({ leaf: bytesOf(hashOf(changed)), ...proof })).toBe(false);
      expect(verifyInclusion({ leaf: bytesOf(hashOf({ ...sheet, version: 2 })), ...proof })).toBe(false);
    });
  });
});
