import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commitTo, draw, opensCommitment } from './draw.js';

const sha = (...parts: (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

describe('public draw', () => {
  it('hashes the step number, the key and the step number, and takes the remainder', () => {
    const { drawn, steps } = draw({ seed: 'HSI 26,123.45', members: ['c', 'a', 'b'], take: 2 });
    const first = sha(Buffer.from([0, 0]), 'HSI 26,123.45', Buffer.from([0, 0]));
    const second = sha(Buffer.from([0, 1]), 'HSI 26,123.45', Buffer.from([0, 1]));
    const indexes = [Number(BigInt(`0x${first}`) % 3n), Number(BigInt(`0x${second}`) % 2n)];
    expect(steps).toEqual([
      { hash: first, divisor: 3, index: indexes[0] },
      { hash: second, divisor: 2, index: indexes[1] },
    ]);
    const left = ['a', 'b', 'c'];
    expect(drawn).toEqual(indexes.map((index) => left.splice(index!, 1)[0]));
  });

  const lists = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 12 });

  it('draws the same whatever the order of the list, and everybody once when all are drawn', () => {
    fc.assert(
      fc.property(fc.string(), lists, (seed, members) => {
        const all = draw({ seed, members, take: members.length });
        expect(draw({ seed, members: [...members].reverse(), take: members.length })).toEqual(all);
        expect([...all.drawn].sort()).toEqual([...members].sort());
        const fewer = draw({ seed, members, take: members.length - 1 });
        expect(fewer.drawn).toEqual(all.drawn.slice(0, -1));
      }),
    );
  });

  it('gives every member about the same chance over many keys', () => {
    const members = ['a', 'b', 'c', 'd'];
    const won = new Map<string, number>();
    for (let key = 0; key < 4000; key += 1) {
      const [first] = draw({ seed: `key ${key}`, members, take: 1 }).drawn;
      won.set(first!, (won.get(first!) ?? 0) + 1);
    }
    // Standard deviation √(4000 × ¼ × ¾) ≈ 27: five of them.
    for (const member of members) expect(Math.abs(won.get(member)! - 1000)).toBeLessThan(137);
  });

  it('refuses more than there are, and a member who stands there twice', () => {
    expect(() => draw({ seed: 's', members: ['a'], take: 2 })).toThrow(
      expect.objectContaining({ refused: 'TooFewMembers' }),
    );
    expect(() => draw({ seed: 's', members: ['a', 'a'], take: 1 })).toThrow(
      expect.objectContaining({ refused: 'MemberTwice' }),
    );
  });

  it('binds the announcement before the key is known', () => {
    const nonce = '0123456789abcdef0123456789abcdef';
    const commitment = commitTo('closing index of 3 May', nonce);
    expect(commitment).toBe(sha(`${nonce}\nclosing index of 3 May`));
    expect(opensCommitment(commitment, 'closing index of 3 May', nonce)).toBe(true);
    expect(opensCommitment(commitment, 'closing index of 4 May', nonce)).toBe(false);
    expect(() => commitTo('x', 'short')).toThrow(expect.objectContaining({ refused: 'NonceTooShort' }));
  });
});
