import Fraction from 'fraction.js';
import { refuse } from '../refusal.js';
import { chiSquareUpperTail } from './distributions.js';
import { toTwelveDigits } from '../exact/significant.js';

export interface Concordance {
  /** Corrected for ties; 0 = no agreement on the order, 1 = the same order from every judge. */
  w: number;
  wUncorrected: number;
  /** judges × (dossiers − 1) × w; a fair approximation from about eight dossiers on. */
  chi2: number;
  df: number;
  p: number;
}

/**
 * Kendall's coefficient of concordance. Marks become ranks within each judge, equal marks share the mean of their
 * places. Twice a rank is whole, so all sums are exact.
 *
 * @param scores one row per dossier, one column per judge; complete; only the order within a column matters
 * @throws {NotComputable} TooFewDossiers, TooFewJudges, IncompleteTable, NoRankDifferences (every judge ranks all equal)
 * @see Kendall, M. G. & Babington Smith, B. (1939). The problem of m rankings. Ann. Math. Statist. 10, 275–287.
 * @see Siegel, S. (1956). Nonparametric Statistics for the Behavioral Sciences, 229–238 (tie correction).
 */
export function kendallW(scores: readonly (readonly number[])[]): Concordance {
  const n = scores.length;
  const m = scores[0]?.length ?? 0;
  if (n < 2) refuse('TooFewDossiers', 'Concordance compares orders of at least two dossiers.', { dossiers: n });
  if (m < 2) refuse('TooFewJudges', 'Concordance compares at least two judges.', { judges: m });
  const incomplete = scores.findIndex((row) => row.length !== m);
  if (incomplete >= 0) {
    refuse('IncompleteTable', 'Every judge must have marked every dossier.', { row: incomplete });
  }
  const twiceSums = new Array<bigint>(n).fill(0n);
  let ties = 0n;
  for (let judge = 0; judge < m; judge++) {
    const order = scores.map((row, dossier) => ({ mark: row[judge]!, dossier })).sort((a, b) => a.mark - b.mark);
    for (let from = 0; from < n;) {
      let to = from + 1;
      while (to < n && order[to]!.mark === order[from]!.mark) to++;
      for (let i = from; i < to; i++) twiceSums[order[i]!.dossier]! += BigInt(from + 1 + to);
      const size = BigInt(to - from);
      ties += size ** 3n - size;
      from = to;
    }
  }
  const [N, M] = [BigInt(n), BigInt(m)];
  const spread = twiceSums.reduce((sum, twice) => sum + (twice - M * (N + 1n)) ** 2n, 0n);
  const most = M * M * (N ** 3n - N);
  const possible = most - M * ties;
  if (possible === 0n) refuse('NoRankDifferences', 'Every judge gave all dossiers the same mark.', { judges: m });
  // 12 S with S the sum of squared deviations of rank sums; twice a rank squared is four times too large.
  const w = new Fraction(3n * spread, possible);
  const chi2 = w.mul(m * (n - 1)).valueOf();
  return {
    w: w.valueOf(),
    wUncorrected: new Fraction(3n * spread, most).valueOf(),
    chi2,
    df: n - 1,
    p: toTwelveDigits(chiSquareUpperTail(chi2, n - 1)),
  };
}
