import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bytesOf, inclusionProof, merkleRoot, verifyInclusion } from './merkle.js';

/** The leaves and roots of the reference tests of certificate transparency (RFC 6962, the same tree as RFC 9162). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Audit paths from the same tests: leaf, size of the tree, path. */
const PATHS: [leaf: number, size: number, path: string[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

describe('Merkle trees', () => {
  it('gives the root of nothing as the hash of nothing', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each(ROOTS.map((root, index) => [index + 1, root] as const))(
    'gives the published root of %i leaves',
    (size, root) => {
      expect(merkleRoot(LEAVES.slice(0, size).map(bytesOf))).toBe(root);
    },
  );

  it.each(PATHS)('gives the published path of leaf %i among %i', (leaf, size, path) => {
    expect(inclusionProof(LEAVES.slice(0, size).map(bytesOf), leaf)).toEqual(path);
  });

  const trees = fc
    .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 40 })
    .chain((leaves) => fc.tuple(fc.constant(leaves), fc.nat({ max: leaves.length - 1 })));

  it('accepts every honest proof, and none for a changed leaf, place, size, step or root', () => {
    fc.assert(
      fc.property(trees, fc.nat({ max: 255 }), ([leaves, index], noise) => {
        const honest = {
          leaf: leaves[index]!,
          index,
          size: leaves.length,
          proof: inclusionProof(leaves, index),
          root: merkleRoot(leaves),
        };
        expect(verifyInclusion(honest)).toBe(true);
        expect(verifyInclusion({ ...honest, leaf: Uint8Array.of(...honest.leaf, noise) })).toBe(false);
        expect(verifyInclusion({ ...honest, index: honest.size })).toBe(false);
        expect(verifyInclusion({ ...honest, proof: [...honest.proof, 'ab'.repeat(32)] })).toBe(false);
        expect(verifyInclusion({ ...honest, proof: ['no hexadecimal', ...honest.proof.slice(1)] })).toBe(false);
        expect(verifyInclusion({ ...honest, root: 'ab'.repeat(32) })).toBe(false);
        if (honest.proof.length === 0) return;
        expect(verifyInclusion({ ...honest, proof: honest.proof.slice(1) })).toBe(false);
        expect(verifyInclusion({ ...honest, proof: ['cd'.repeat(32), ...honest.proof.slice(1)] })).toBe(false);
      }),
    );
  });

  it('refuses to prove what is not there', () => {
    expect(() => inclusionProof([], 0)).toThrow(expect.objectContaining({ refused: 'NoSuchLeaf' }));
    expect(() => bytesOf('abc')).toThrow(expect.objectContaining({ refused: 'NotHex' }));
  });
});
