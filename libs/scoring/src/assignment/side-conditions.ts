import type { Problem } from './problem.js';

/** A condition that no network expresses: a sum over pairs, bounded from below or above. */
export interface Row {
  /** Places in `worth`. */
  at: number[];
  least: number;
  most: number;
}

/** The side conditions an assignment breaks, as rows that forbid it and nothing that is allowed. */
export function broken(problem: Problem, assigned: Uint8Array): Row[] {
  return [...togetherRows(problem, assigned), ...bridges(problem, assigned)];
}

/**
 * Rows that link the parts of every broken group by pairs chosen here: the part with the most dossiers lends each other
 * part the judge who suits one of its dossiers best. This excludes assignments that are allowed, perhaps better ones.
 */
export function linked(problem: Problem, assigned: Uint8Array): Row[] {
  const { groups, judges, worth } = problem;
  const n = judges.length;
  return groups.flatMap(({ entries }) => {
    const [main, ...others] = partsOf(entries, n, assigned).sort((a, b) => b.length - a.length || a[0]! - b[0]!);
    const lent = (main ?? []).flatMap((e) => judges.map((_, j) => ({ e, j })).filter(({ j }) => assigned[e * n + j]));
    const taken = new Set<number>();
    return others.flatMap((part): Row[] => {
      const choices = lent.flatMap(({ e, j }) => part.map((other) => ({ holds: e * n + j, at: other * n + j, j })));
      const free = choices.filter(({ at, j }) => worth[at]! >= 0 && !taken.has(j));
      const [best] = free.sort((a, b) => worth[b.at]! - worth[a.at]! || a.at - b.at || a.holds - b.holds);
      if (!best) return [];
      taken.add(best.j);
      return [best.holds, best.at].map((at) => ({ at: [at], least: 1, most: 1 }));
    });
  });
}

/** Judges who met once would meet again elsewhere: all dossiers that could have both are forbidden at once. */
function togetherRows({ apart, entries, judges, worth }: Problem, assigned: Uint8Array): Row[] {
  const n = judges.length;
  return apart.flatMap(([a, b]) => {
    const both = entries.map((_, e) => [e * n + a, e * n + b]);
    if (!both.some((at) => at.every((pair) => assigned[pair]))) return [];
    const possible = both.filter((at) => at.every((pair) => worth[pair]! >= 0));
    return possible.map((at) => ({ at, least: 0, most: 1 }));
  });
}

/** For each part of a group that no judge links to the rest: at least one pair must cross between part and rest. */
function bridges({ groups, judges, worth }: Problem, assigned: Uint8Array): Row[] {
  const n = judges.length;
  return groups.flatMap(({ entries }) => {
    const parts = partsOf(entries, n, assigned);
    if (parts.length < 2) return [];
    return parts.map((part): Row => {
      const inside = new Set(part);
      const own = judges.map((_, j) => part.some((e) => assigned[e * n + j]));
      const crossing = entries.flatMap((e) =>
        judges.map((_, j) => (inside.has(e) !== own[j] && worth[e * n + j]! >= 0 ? e * n + j : -1)),
      );
      return { at: crossing.filter((at) => at >= 0), least: 1, most: Infinity };
    });
  });
}

/** The parts of a group whose dossiers are linked through common judges. */
export function partsOf(entries: number[], n: number, assigned: Uint8Array): number[][] {
  const rest = new Set(entries);
  const parts: number[][] = [];
  for (const first of entries) {
    if (!rest.delete(first)) continue;
    const part = [first];
    const judges = new Set<number>();
    for (const e of part) {
      for (let j = 0; j < n; j += 1) {
        if (!assigned[e * n + j] || judges.has(j)) continue;
        judges.add(j);
        for (const other of rest) {
          if (!assigned[other * n + j]) continue;
          rest.delete(other);
          part.push(other);
        }
      }
    }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}
