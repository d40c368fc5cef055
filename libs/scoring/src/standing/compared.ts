import { byCodeUnit } from '../exact/order.js';
import { byJudge, type CountedSheet } from './counted.js';
import type { Compared } from './standing.js';

export function comparedBy(dossiers: string[], sheets: CountedSheet[]): Compared {
  const judges = [...byJudge(sheets)].map(([judge, own]) => ({ judge, dossiers: own.map(({ dossier }) => dossier) }));
  const leader = new Map(dossiers.map((dossier) => [dossier, dossier]));
  const find = (dossier: string): string => {
    let at = dossier;
    while (leader.get(at) !== at) {
      leader.set(at, leader.get(leader.get(at)!)!);
      at = leader.get(at)!;
    }
    return at;
  };
  for (const { dossiers: marked } of judges) {
    for (const dossier of marked) leader.set(find(dossier), find(marked[0]!));
  }
  const groups = new Map<string, string[]>();
  for (const dossier of dossiers) {
    const key = find(dossier);
    groups.set(key, [...(groups.get(key) ?? []), dossier]);
  }
  return { groups: [...groups.values()].sort((a, b) => byCodeUnit(a[0]!, b[0]!)), judges };
}
