import { createHash } from 'node:crypto';

export type Pair = readonly [dossier: string, judge: string];

export interface ToDistribute {
  dossiers: string[];
  judges: string[];
  /** Pairs that must never be. */
  conflicts: Pair[];
  /** Pairs that stand already and stay. */
  kept: Pair[];
  /** Judges that each dossier gets, or all who may judge it where they are fewer. */
  perDossier: number;
  /** Settles what is otherwise equal. */
  seed: string;
}

/**
 * Gives every dossier its judges and every judge about as many dossiers. The same input, in any order, gives the same pairs.
 * @returns the kept pairs and the new ones
 */
export function distribute({ dossiers, judges, conflicts, kept, perDossier, seed }: ToDistribute): Pair[] {
  const forbidden = new Set(conflicts.map(pairKey));
  const own = new Map(dossiers.map((dossier) => [dossier, new Set<string>()]));
  const load = new Map(judges.map((judge) => [judge, 0]));
  for (const [dossier, judge] of kept) {
    own.get(dossier)?.add(judge);
    if (load.has(judge)) load.set(judge, (load.get(judge) as number) + 1);
  }
  for (const dossier of drawn(dossiers, seed, 'dossier')) {
    const given = own.get(dossier) as Set<string>;
    const free = judges.filter((judge) => !given.has(judge) && !forbidden.has(pairKey([dossier, judge])));
    // Another draw for each dossier, so that judges meet in many combinations and dossiers can be compared across them.
    const inDraw = drawn(free, seed, dossier).sort((a, b) => (load.get(a) as number) - (load.get(b) as number));
    for (const judge of inDraw.slice(0, Math.max(0, perDossier - given.size))) {
      given.add(judge);
      load.set(judge, (load.get(judge) as number) + 1);
    }
  }
  return [...own].flatMap(([dossier, given]) => [...given].map((judge): Pair => [dossier, judge]));
}

/** An order that nobody chose: by the hash of the seed and the name. */
function drawn(names: string[], seed: string, kind: string): string[] {
  const lot = (name: string) =>
    createHash('sha256')
      .update(JSON.stringify([seed, kind, name]))
      .digest('hex');
  const lots = new Map(names.map((name) => [name, lot(name)]));
  return [...lots.keys()].sort((a, b) => ((lots.get(a) as string) < (lots.get(b) as string) ? -1 : 1));
}

const pairKey = ([dossier, judge]: Pair): string => JSON.stringify([dossier, judge]);
