import { exactUnits } from '../exact/units.js';
import { refuse } from '../refusal.js';
import { markTable, orderByValue, type Marks } from './marks.js';

export interface NormalisationOptions {
  /** Divide by the number of the judge's marks (`population`) or by one less (`sample`). */
  deviation: 'population' | 'sample';
  /**
   * What to do with a judge whose marks are all the same (a single mark included): there is no deviation to divide by.
   * `refuse` stops and names the judges. `set-aside` leaves all marks of those judges out and says so.
   */
  flatJudges?: 'refuse' | 'set-aside';
}

export interface Normalised {
  /** Mean of the dossier's z-scores, one per judge who counts. */
  z: Record<string, number>;
  order: string[];
  /** Judges left out because their marks are all the same; only with `flatJudges: 'set-aside'`, and then always. */
  setAside?: string[];
}

/**
 * Z-score normalisation: from each mark the judge's own mean, divided by the judge's own standard deviation; a
 * dossier's value is the mean over its judges. The judge's sums are exact, and a dossier's z-scores are added from the
 * smallest to the largest, so that neither the order nor the names of judges change a bit of the result.
 *
 * @throws {NotComputable} NoMarks, DossierWithoutMarks, JudgeWithoutSpread (with the judges)
 * @see scipy.stats.zscore (population by default) and R's base::scale (sample): the two conventions differ, so it is
 *   stated. This is no model of severity: it forces every judge to the same mean and spread, which is fair only when
 *   every judge saw comparable dossiers; see docs/judging-methods.md.
 */
export function normalise(marks: Marks, options: NormalisationOptions): Normalised {
  const table = markTable(marks);
  const { units } = exactUnits(table.points);
  const counts = new Array<bigint>(table.judges.length).fill(0n);
  const sums = counts.slice();
  const squares = counts.slice();
  units.forEach((mark, index) => {
    const judge = table.judgeOf[index]!;
    counts[judge]! += 1n;
    sums[judge]! += mark;
    squares[judge]! += mark * mark;
  });
  // n Σx² − (Σx)², zero exactly when all marks are the same.
  const spreads = counts.map((count, judge) => count * squares[judge]! - sums[judge]! ** 2n);
  const flat = table.judges.filter((_, judge) => spreads[judge] === 0n);
  const setAside = options.flatJudges === 'set-aside';
  if (flat.length > 0 && !setAside) {
    refuse('JudgeWithoutSpread', 'A judge who gave all the same mark says nothing about which dossier is better.', {
      judges: flat,
    });
  }
  const scores = table.dossiers.map((): number[] => []);
  units.forEach((mark, index) => {
    const judge = table.judgeOf[index]!;
    if (spreads[judge] === 0n) return;
    const count = Number(counts[judge]!);
    const deviation = Math.sqrt(Number(spreads[judge]!));
    const z = Number(counts[judge]! * mark - sums[judge]!) / deviation;
    scores[table.dossierOf[index]!]!.push(options.deviation === 'sample' ? z * Math.sqrt((count - 1) / count) : z);
  });
  const unmarked = table.dossiers.filter((_, dossier) => scores[dossier]!.length === 0);
  if (unmarked.length > 0) {
    refuse('DossierWithoutMarks', 'All judges of these dossiers were set aside, so nothing is left to rank them by.', {
      dossiers: unmarked,
      setAside: flat,
    });
  }
  const values = scores.map((own) => own.sort((a, b) => a - b).reduce((sum, z) => sum + z, 0) / own.length);
  return {
    z: Object.fromEntries(table.dossiers.map((dossier, index) => [dossier, values[index]!])),
    order: orderByValue(table.dossiers, values, 1e-9),
    ...(setAside ? { setAside: flat } : {}),
  };
}
