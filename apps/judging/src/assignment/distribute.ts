import { assign, NotComputable } from '@podium/scoring';

export type Pair = readonly [dossier: string, judge: string];

export interface ToDistribute {
  dossiers: string[];
  judges: string[];
  /** Pairs that must never be. */
  conflicts: Pair[];
  /** Pairs that stand already and stay; their judges may have left. */
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
export async function distribute(given: ToDistribute): Promise<Pair[]> {
  const present = new Set(given.judges);
  const gone = given.kept.filter(([, judge]) => !present.has(judge));
  const stay = given.kept.filter(([, judge]) => present.has(judge));
  const wanted = wantedJudges(given, gone, stay);
  const dossiers = given.dossiers.filter((dossier) => (wanted[dossier] as number) > 0);
  const places = dossiers.reduce((sum, dossier) => sum + (wanted[dossier] as number), 0);
  if (places === 0) return gone;
  const forbidden = new Set(given.conflicts.map(pairKey));
  const mayJudge = (dossier: string) => given.judges.filter((judge) => !forbidden.has(pairKey([dossier, judge])));
  const everybody = dossiers.flatMap((dossier) => mayJudge(dossier).map((judge): Pair => [dossier, judge]));
  // There is nothing to choose where everybody gets everything.
  if (everybody.length === places) return [...gone, ...everybody];
  const suitability = Object.fromEntries(
    dossiers.map((dossier) => [dossier, Object.fromEntries(mayJudge(dossier).map((judge) => [judge, 1]))]),
  );
  const perDossier = Object.fromEntries(dossiers.map((dossier) => [dossier, wanted[dossier] as number]));
  const held = counted(stay, 1);
  const level = evenLevel(given.judges, held, places);
  // As even as can be; where conflicts forbid that, as even as is possible.
  const attempts = [
    { least: level - 1, most: level },
    ...[0, 1, 2, 5, 20, dossiers.length].map((more) => ({ least: 0, most: level + more })),
  ];
  for (const [at, { least, most }] of attempts.entries()) {
    const loads = given.judges.map((judge) => {
      const own = held.get(judge) ?? 0;
      return [judge, { min: Math.max(own, least), max: Math.max(own, most) }] as const;
    });
    try {
      const { pairs } = await assign({
        suitability,
        conflicts: [],
        kept: stay.map(([dossier, judge]) => [dossier, judge]),
        perDossier,
        load: { max: most },
        loads: Object.fromEntries(loads),
        objective: 'sum',
        seed: given.seed,
      });
      return [...gone, ...pairs];
    } catch (error) {
      if (!(error instanceof NotComputable) || error.refused !== 'Infeasible' || at === attempts.length - 1)
        throw error;
    }
  }
  return gone;
}

/** The lowest load that is enough for all places when nobody has less, but for those who stand above it already. */
function evenLevel(judges: string[], held: Map<string, number>, places: number): number {
  for (let level = Math.floor(places / judges.length); ; level--) {
    const filled = (at: number) => judges.reduce((sum, judge) => sum + Math.max(held.get(judge) ?? 0, at), 0);
    if (level < 0 || filled(level) < places) return level + 1;
  }
}

/** How many of the judges who are there each dossier gets: what is missing, never more than may judge it. */
function wantedJudges(
  { dossiers, judges, conflicts, perDossier }: ToDistribute,
  gone: Pair[],
  stay: Pair[],
): Record<string, number> {
  const present = new Set(judges);
  const barred = counted(
    conflicts.filter(([, judge]) => present.has(judge)),
    0,
  );
  const [left, held] = [counted(gone, 0), counted(stay, 0)];
  return Object.fromEntries(
    dossiers.map((dossier) => {
      const room = judges.length - (barred.get(dossier) ?? 0);
      const missing = Math.min(room, perDossier - (left.get(dossier) ?? 0));
      return [dossier, Math.max(missing, held.get(dossier) ?? 0)];
    }),
  );
}

/** How many pairs each dossier (side 0) or judge (side 1) is in. */
function counted(pairs: Pair[], side: 0 | 1): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of new Map(pairs.map((each) => [pairKey(each), each])).values()) {
    counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1);
  }
  return counts;
}

const pairKey = ([dossier, judge]: Pair): string => JSON.stringify([dossier, judge]);
