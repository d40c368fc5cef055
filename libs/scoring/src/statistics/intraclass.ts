import Fraction from 'fraction.js';
import { exactFraction, exactUnits } from '../exact/units.js';
import { refuse } from '../refusal.js';

export type IntraclassForm = '1,1' | '2,1' | '3,1' | '1,k' | '2,k' | '3,k';

export interface Reliability {
  /** Shrout and Fleiss's six forms; `1,k`, `2,k`, `3,k` for the mean of all the judges given. */
  icc: Record<IntraclassForm, number>;
  /** Variance components by analysis of variance, squared marks. A negative estimate is reported as it is. */
  variance: { dossier: number; judge: number; residual: number };
  /** Fewest judges whose mean reaches the target: for the order of dossiers, and for the marks themselves. */
  judgesFor?: { relative: number; absolute: number };
}

interface MeanSquares {
  dossiers: Fraction;
  judges: Fraction;
  residual: Fraction;
  within: Fraction;
}

/**
 * Intraclass correlations and the generalisability study of a complete table of dossiers × judges.
 *
 * Sums are exact (marks as decimals, fractions by fraction.js, which is exact on BigInt), so a variance of zero is
 * zero, and "how many judges" does not hang on the last bit of a double.
 *
 * @param ratings one row per dossier, one column per judge; complete
 * @param target  generalisability to reach, 0 < target < 1; left out, `judgesFor` is not computed
 * @throws {NotComputable} TooFewDossiers, TooFewJudges, IncompleteTable, NoVariation, NoVarianceBetweenDossiers,
 *   UndefinedCoefficient. When only `judgesFor` is undefined, the refusal carries `icc` and `variance`.
 * @see Shrout, P. E. & Fleiss, J. L. (1979). Intraclass correlations: uses in assessing rater reliability.
 *   Psychological Bulletin 86, 420–428.
 * @see Brennan, R. L. (2001). Generalizability Theory. Springer; chapter 2, the p × i design.
 */
export function reliability(ratings: readonly (readonly number[])[], target?: number): Reliability {
  const dossiers = ratings.length;
  const judges = ratings[0]?.length ?? 0;
  if (dossiers < 2) refuse('TooFewDossiers', 'Reliability compares dossiers: at least two are needed.', { dossiers });
  if (judges < 2) refuse('TooFewJudges', 'Reliability compares judges: at least two are needed.', { judges });
  const incomplete = ratings.findIndex((row) => row.length !== judges);
  if (incomplete >= 0) {
    refuse('IncompleteTable', 'Every judge must have marked every dossier; use severity or agreement instead.', {
      row: incomplete,
    });
  }
  const ms = meanSquares(ratings, dossiers, judges);
  if (ms.dossiers.equals(0) && ms.within.equals(0)) {
    refuse('NoVariation', 'All marks are the same: every coefficient is 0 ÷ 0.', {});
  }
  if (ms.dossiers.equals(0)) {
    refuse('NoVarianceBetweenDossiers', 'All dossiers have the same mean, so reliability of means is undefined.', {});
  }
  const icc = intraclassForms(ms, dossiers, judges);
  const variance = {
    dossier: ms.dossiers.sub(ms.residual).div(judges),
    judge: ms.judges.sub(ms.residual).div(dossiers),
    residual: ms.residual,
  };
  const found = {
    icc,
    variance: {
      dossier: variance.dossier.valueOf(),
      judge: variance.judge.valueOf(),
      residual: variance.residual.valueOf(),
    },
  };
  if (target === undefined) return found;
  if (!(target > 0 && target < 1)) {
    refuse('TargetOutOfRange', 'A target lies between 0 and 1, both excluded.', { target });
  }
  if (variance.dossier.compare(0) <= 0) {
    refuse(
      'NoVarianceBetweenDossiers',
      'The dossiers differ no more than the judges’ noise explains: no number of judges reaches the target.',
      found,
    );
  }
  const goal = exactFraction(target);
  const odds = goal.div(new Fraction(1).sub(goal));
  // One judge is the fewest there can be, even where the error variance is nil or its estimate negative.
  const fewest = (error: Fraction) => Math.max(1, odds.mul(error).div(variance.dossier).ceil().valueOf());
  return {
    ...found,
    judgesFor: {
      relative: fewest(variance.residual),
      absolute: fewest(variance.residual.add(variance.judge)),
    },
  };
}

function meanSquares(ratings: readonly (readonly number[])[], n: number, k: number): MeanSquares {
  const { units, decimals } = exactUnits(ratings.flat());
  const rows = new Array<bigint>(n).fill(0n);
  const columns = new Array<bigint>(k).fill(0n);
  let total = 0n;
  let squares = 0n;
  units.forEach((mark, index) => {
    rows[Math.floor(index / k)]! += mark;
    columns[index % k]! += mark;
    total += mark;
    squares += mark * mark;
  });
  const square = (sums: bigint[]) => sums.reduce((sum, one) => sum + one * one, 0n);
  // Sums of squares, each n × k × 10^(2 × decimals) times too large, which keeps them whole.
  const whole = BigInt(n * k);
  const between = BigInt(n) * square(rows) - total * total;
  const judging = BigInt(k) * square(columns) - total * total;
  const all = whole * squares - total * total;
  const scale = whole * 10n ** BigInt(2 * decimals);
  const mean = (sum: bigint, degrees: number) => new Fraction(sum, scale * BigInt(degrees));
  return {
    dossiers: mean(between, n - 1),
    judges: mean(judging, k - 1),
    residual: mean(all - between - judging, (n - 1) * (k - 1)),
    within: mean(all - between, n * (k - 1)),
  };
}

function intraclassForms(ms: MeanSquares, n: number, k: number): Record<IntraclassForm, number> {
  const { dossiers: bms, judges: jms, residual: ems, within: wms } = ms;
  const ratio = (form: IntraclassForm, above: Fraction, below: Fraction) => {
    if (below.equals(0)) refuse('UndefinedCoefficient', `The denominator of ICC(${form}) is zero.`, { form });
    return above.div(below).valueOf();
  };
  const judging = jms.sub(ems);
  return {
    '1,1': ratio('1,1', bms.sub(wms), bms.add(wms.mul(k - 1))),
    '2,1': ratio('2,1', bms.sub(ems), bms.add(ems.mul(k - 1)).add(judging.mul(k).div(n))),
    '3,1': ratio('3,1', bms.sub(ems), bms.add(ems.mul(k - 1))),
    '1,k': ratio('1,k', bms.sub(wms), bms),
    '2,k': ratio('2,k', bms.sub(ems), bms.add(judging.div(n))),
    '3,k': ratio('3,k', bms.sub(ems), bms),
  };
}
