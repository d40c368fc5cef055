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
  it('gives every dossier its judges and every judge as many as the others', async () => {
    const pairs = await distribute(some);
    expect(new Set(pairs.map(String)).size).toBe(300);
    expect(new Set(per(pairs, 0).values())).toEqual(new Set([3]));
    const loads = [...per(pairs, 1).values()];
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
  });

  it('is decided by the seed and not by the order in which names are given', async () => {
    const sorted = (pairs: readonly Pair[]) => pairs.map(String).sort();
    const turned = { ...some, dossiers: [...some.dossiers].reverse(), judges: [...some.judges].reverse() };
    expect(sorted(await distribute(turned))).toEqual(sorted(await distribute(some)));
    expect(sorted(await distribute({ ...some, seed: 't' }))).not.toEqual(sorted(await distribute(some)));
  });

  it('gives everybody everything where there are no more judges than wanted', async () => {
    expect(await distribute({ ...some, perDossier: 9 })).toHaveLength(700);
  });

  it('keeps what stands, also of judges who left, and heeds conflicts', async () => {
    const kept: Pair[] = [
      ['d0', 'j6'],
      ['d2', 'left'],
    ];
    const conflicts = names('j', 5).map((judge): Pair => ['d1', judge]);
    const pairs = (await distribute({ ...some, kept, conflicts })).map(String);
    const of = (dossier: string) => pairs.filter((pair) => pair.startsWith(`${dossier},`)).sort();
    expect(of('d0')).toHaveLength(3);
    expect(of('d0')).toContain('d0,j6');
    expect(of('d1')).toEqual(['d1,j5', 'd1,j6']);
    expect(of('d2')).toHaveLength(3);
    expect(of('d2')).toContain('d2,left');
  });

  it('is as even as what stands allows', async () => {
    const kept = names('d', 90).map((dossier): Pair => [dossier, 'j0']);
    const loads = per(await distribute({ ...some, kept }), 1);
    expect(loads.get('j0')).toBe(90);
    expect(new Set([...loads].filter(([judge]) => judge !== 'j0').map(([, load]) => load))).toEqual(new Set([35]));
  });

  it('lets judges meet in many combinations, so that dossiers can be compared across them', async () => {
    const pairs = await distribute({ ...some, judges: names('j', 30), dossiers: names('d', 200) });
    const panels = new Set(
      names('d', 200).map((dossier) =>
        pairs
          .filter((pair) => pair[0] === dossier)
          .map(String)
          .sort()
          .join()
          .replaceAll(`${dossier},`, ''),
      ),
    );
    expect(panels.size).toBeGreaterThan(100);
  });

  it('adds nothing when everything stands already', async () => {
    const kept = await distribute(some);
    expect((await distribute({ ...some, kept })).map(String).sort()).toEqual(kept.map(String).sort());
    const everybody = await distribute({ ...some, perDossier: 7 });
    expect(await distribute({ ...some, perDossier: 7, kept: everybody })).toHaveLength(700);
  });

  it('gives nothing where nobody may judge', async () => {
    expect(await distribute({ ...some, judges: [] })).toEqual([]);
    expect(await distribute({ ...some, dossiers: [] })).toEqual([]);
  });
});
