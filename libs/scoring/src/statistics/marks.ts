import { byCodeUnit } from '../exact/order.js';
import { refuse } from '../refusal.js';

/** Marks by dossier, then by judge: `{"E1": {"J1": 73}}`. A judge who did not mark a dossier is left out. */
export type Marks = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface MarkTable {
  /** Names in code unit order. */
  dossiers: string[];
  judges: string[];
  /** Mark number i: its dossier, its judge, its points. Ordered by dossier, then judge. */
  dossierOf: Int32Array;
  judgeOf: Int32Array;
  points: number[];
}

/** @throws {NotComputable} NoMarks; DossierWithoutMarks */
export function markTable(marks: Marks): MarkTable {
  const dossiers = Object.keys(marks).sort(byCodeUnit);
  if (dossiers.length === 0) refuse('NoMarks', 'There are no marks.', {});
  const unmarked = dossiers.filter((dossier) => Object.keys(marks[dossier]!).length === 0);
  if (unmarked.length > 0) {
    refuse('DossierWithoutMarks', 'A dossier without marks has no place in the order.', { dossiers: unmarked });
  }
  const names = new Set<string>();
  for (const dossier of dossiers) for (const judge of Object.keys(marks[dossier]!)) names.add(judge);
  const judges = [...names].sort(byCodeUnit);
  const judgeIndex = new Map(judges.map((judge, index) => [judge, index]));
  const dossierOf: number[] = [];
  const judgeOf: number[] = [];
  const points: number[] = [];
  dossiers.forEach((dossier, d) => {
    const row = marks[dossier]!;
    const markers = Object.keys(row)
      .map((judge) => judgeIndex.get(judge)!)
      .sort((a, b) => a - b);
    for (const judge of markers) {
      dossierOf.push(d);
      judgeOf.push(judge);
      points.push(row[judges[judge]!]!);
    }
  });
  return { dossiers, judges, dossierOf: Int32Array.from(dossierOf), judgeOf: Int32Array.from(judgeOf), points };
}

/**
 * Names from the highest value to the lowest. Values closer than `tolerance` to their neighbour count as equal and
 * stand in code unit order, so that rounding in the last bits never decides who comes first.
 */
export function orderByValue(names: readonly string[], values: ArrayLike<number>, tolerance: number): string[] {
  const order = names.map((name, index) => ({ name, value: values[index]! }));
  order.sort((a, b) => b.value - a.value || byCodeUnit(a.name, b.name));
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to - 1]!.value - order[to]!.value <= tolerance) to++;
    order.splice(from, to - from, ...order.slice(from, to).sort((a, b) => byCodeUnit(a.name, b.name)));
    from = to;
  }
  return order.map(({ name }) => name);
}
