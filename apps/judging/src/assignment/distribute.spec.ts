import { describe, expect, it } from '@jest/globals';
import { distribute, type Pair } from './distribute.js';

const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const per = (pairs: readonly Pair[], side: 0 | 1) => {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
  return counts;
};
const some = {
  dossiers: names('d', 100),
  judges: names('j', 7),
  conflicts: [] as Pair[],
  kept: [] as Pair[],
  perDossier: 3,
  seed: 's',
};

describe('distributing dossiers', () => {
  it('gives every dossier its judges and every judge as many as the others', () => {
    const pairs = distribute(some);
    expect(new Set(pairs.map(String)).size).toBe(300);
    expect(new Set(per(pairs, 0).values())).toEqual(new Set([3]));
    const loads = [...per(pairs, 1).values()];
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('is decided by the seed and not by the order in which names are given', () => {
    const sorted = (pairs: readonly Pair[]) => pairs.map(String).sort();
    const turned = { ...some, dossiers: [...some.dossiers].reverse(), judges: [...some.judges].reverse() };
    expect(sorted(distribute(turned))).toEqual(sorted(distribute(some)));
    expect(sorted(distribute({ ...some, seed: 't' }))).not.toEqual(sorted(distribute(some)));
  });

  it('gives everybody everything where there are no more judges than wanted', () => {
    expect(distribute({ ...some, perDossier: 9 })).toHaveLength(700);
  });

  it('keeps what stands and heeds conflicts', () => {
    const kept: Pair[] = [['d0', 'j6']];
    const conflicts = names('j', 5).map((judge): Pair => ['d1', judge]);
    const pairs = distribute({ ...some, kept, conflicts }).map(String);
    expect(pairs).toContain('d0,j6');
    expect(pairs.filter((pair) => pair.startsWith('d1,')).sort()).toEqual(['d1,j5', 'd1,j6']);
  });
});
