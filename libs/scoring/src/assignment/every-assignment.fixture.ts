import type { AssignmentInput } from './types.js';

/** What holds of an assignment, in thousandths so that sums are exact. */
export interface Candidate {
  total: number;
  worst: number;
}

/** Every assignment that keeps all conditions, by trying all of them: only for a handful of dossiers and judges. */
export function everyAssignment(input: AssignmentInput): Candidate[] {
  const suitability = input.suitability!;
  const entries = Object.keys(suitability).sort();
  const judges = [...new Set(entries.flatMap((entry) => Object.keys(suitability[entry]!)))].sort();
  const clash = (entry: string, judge: string) => input.conflicts.some(([e, j]) => e === entry && j === judge);
  const choices = entries.map((entry) => {
    const needs = typeof input.perDossier === 'number' ? input.perDossier : input.perDossier[entry]!;
    return subsets(judges).filter(
      (chosen) =>
        chosen.length === needs &&
        chosen.every((judge) => suitability[entry]![judge] !== undefined && !clash(entry, judge)) &&
        (input.kept ?? []).every(([e, judge]) => e !== entry || chosen.includes(judge)) &&
        (input.apart ?? []).every(([a, b]) => !chosen.includes(a) || !chosen.includes(b)),
    );
  });
  const found: Candidate[] = [];
  const visit = (picked: string[][]): void => {
    const entry = picked.length;
    if (entry < entries.length) return choices[entry]!.forEach((chosen) => visit([...picked, chosen]));
    const fits = judges.every((judge) => {
      const load = picked.filter((chosen) => chosen.includes(judge)).length;
      return load >= (input.load.min ?? 0) && load <= input.load.max;
    });
    const linked = Object.values(input.groups ?? {}).every((group) =>
      connected(group.map((member) => picked[entries.indexOf(member)]!)),
    );
    if (!fits || !linked) return;
    const sums = picked.map((chosen, e) =>
      chosen.reduce((sum, judge) => sum + Math.round(suitability[entries[e]!]![judge]! * 1000), 0),
    );
    found.push({ total: sums.reduce((a, b) => a + b, 0), worst: Math.min(...sums) });
  };
  visit([]);
  return found;
}

const subsets = (all: string[]): string[][] =>
  all.reduce<string[][]>((found, item) => [...found, ...found.map((chosen) => [...chosen, item])], [[]]);

/** Whether chains of common members link all of these sets. */
export function connected(sets: string[][]): boolean {
  const reached = new Set([0]);
  for (const index of reached) {
    sets.forEach((other, at) => {
      if (other.some((member) => sets[index]!.includes(member))) reached.add(at);
    });
  }
  return reached.size >= sets.length;
}
