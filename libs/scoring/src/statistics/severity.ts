import { fourteenDigitsOf } from '../exact/significant.js';
import { refuse } from '../refusal.js';
import { fitAdditive } from './additive-model.js';
import { studentQuantile } from './distributions.js';
import { connectedGroups } from './islands.js';
import { markTable, orderByValue, type Marks, type MarkTable } from './marks.js';

export interface SeverityEffects {
  /** Mark of the average dossier from the average judge, points. */
  mean: number;
  /** Points above or below the average dossier once the judges' severity is taken out; they sum to zero. */
  dossiers: Record<string, number>;
  /** Points a judge gives above (lenient) or below (severe) the average judge; they sum to zero. */
  judges: Record<string, number>;
  /** Best first; dossiers equal to within rounding stand in code unit order. */
  order: string[];
}

export interface Severity extends SeverityEffects {
  /** Variance of what neither dossier nor judge explains, squared points. */
  residualMeanSquare: number;
  degreesOfFreedom: number;
  standardErrors: { dossiers: Record<string, number>; judges: Record<string, number> };
  /** Confidence intervals of the dossiers' effects, by Student's t. */
  intervals: Record<string, [number, number]>;
  confidence: number;
  /** Of effect(a) − effect(b); computed when asked, as 1,100 dossiers have 604,450 pairs. */
  standardErrorOfDifference(a: string, b: string): number;
  /** All pairs, both ways round. */
  allStandardErrorsOfDifference(): Record<string, Record<string, number>>;
}

/**
 * Severity-corrected marks, where judges saw different dossiers: mark = mean + dossier + judge + noise, by least
 * squares. Adding a constant to all marks of one judge changes that judge's effect and the mean, no dossier's effect.
 *
 * @throws {NotComputable} NoMarks; DossierWithoutMarks; JudgingIslands: groups that share no judge and no dossier cannot be
 *   compared; the refusal names them
 * @see Searle, S. R. (1971). Linear Models, chapter 7; Braun, H. I. (1988). Understanding scoring reliability:
 *   experiments in calibrating essay readers. Journal of Educational Statistics 13, 1–18.
 */
export function severityEffects(marks: Marks): SeverityEffects {
  return fit(marks).effects;
}

/**
 * As `severityEffects`, with standard errors and intervals.
 * @param confidence of the intervals, 0 < confidence < 1
 * @throws {NotComputable} also NoDegreesOfFreedom: every mark was needed to fit the model, nothing is left to tell the noise
 */
export function severity(marks: Marks, confidence = 0.95): Severity {
  const { table, model, effects } = fit(marks);
  if (model.degreesOfFreedom < 1) {
    refuse(
      'NoDegreesOfFreedom',
      'There are just enough marks to fit the effects and none left to estimate the noise.',
      { marks: table.points.length, dossiers: table.dossiers.length, judges: table.judges.length },
    );
  }
  const residualMeanSquare = model.residualSumOfSquares / model.degreesOfFreedom;
  const noise = Math.sqrt(residualMeanSquare);
  const byName = (names: string[], variance: (level: number) => number) =>
    Object.fromEntries(names.map((name, level) => [name, noise * Math.sqrt(variance(level))]));
  const standardErrors = {
    dossiers: byName(table.dossiers, model.firstVariance),
    judges: byName(table.judges, model.secondVariance),
  };
  const factor = studentQuantile(confidence, model.degreesOfFreedom);
  const index = new Map(table.dossiers.map((dossier, level) => [dossier, level]));
  const levelOf = (dossier: string) =>
    index.get(dossier) ?? refuse('UnknownDossier', `There are no marks for “${dossier}”.`, { dossier });
  const difference = (a: number, b: number) => noise * Math.sqrt(model.differenceVariance(a, b));
  return {
    ...effects,
    residualMeanSquare,
    degreesOfFreedom: model.degreesOfFreedom,
    standardErrors,
    intervals: Object.fromEntries(
      table.dossiers.map((dossier, level) => {
        const reach = factor * standardErrors.dossiers[dossier]!;
        return [dossier, [model.first[level]! - reach, model.first[level]! + reach]];
      }),
    ),
    confidence,
    standardErrorOfDifference: (a, b) => difference(levelOf(a), levelOf(b)),
    allStandardErrorsOfDifference: () => allPairs(table.dossiers, difference),
  };
}

function fit(marks: Marks) {
  const table = markTable(marks);
  refuseIslands(table);
  const model = fitAdditive(
    table.points,
    { levels: table.dossiers.length, of: table.dossierOf },
    { levels: table.judges.length, of: table.judgeOf },
  );
  if (!model) {
    return refuse('IllConditioned', 'The dossiers are connected too weakly to compare them in double precision.', {
      dossiers: table.dossiers.length,
      judges: table.judges.length,
    });
  }
  const spread = table.points.reduce((most, mark) => Math.max(most, Math.abs(mark)), 0);
  // Fourteen digits of the largest mark: rounding noise stays below what is published.
  const tidy = fourteenDigitsOf(spread);
  const effects: SeverityEffects = {
    mean: tidy(model.mean),
    dossiers: Object.fromEntries(table.dossiers.map((dossier, level) => [dossier, tidy(model.first[level]!)])),
    judges: Object.fromEntries(table.judges.map((judge, level) => [judge, tidy(model.second[level]!)])),
    order: orderByValue(table.dossiers, model.first, 1e-10 * spread),
  };
  return { table, model, effects };
}

function refuseIslands({ dossiers, judges, dossierOf, judgeOf }: MarkTable): void {
  const edges = Array.from(dossierOf, (dossier, i): [number, number] => [dossier, dossiers.length + judgeOf[i]!]);
  const groups = connectedGroups(dossiers.length + judges.length, edges);
  if (groups.length === 1) return;
  refuse('JudgingIslands', 'No judge connects these groups of dossiers, so their marks cannot be compared.', {
    islands: groups.map((group) => ({
      dossiers: group.filter((node) => node < dossiers.length).map((node) => dossiers[node]!),
      judges: group.filter((node) => node >= dossiers.length).map((node) => judges[node - dossiers.length]!),
    })),
  });
}

function allPairs(names: readonly string[], difference: (a: number, b: number) => number) {
  const table: Record<string, Record<string, number>> = {};
  for (const name of names) table[name] = {};
  names.forEach((nameA, a) => {
    for (let b = a + 1; b < names.length; b++) {
      const error = difference(a, b);
      table[nameA]![names[b]!] = error;
      table[names[b]!]![nameA] = error;
    }
  });
  return table;
}
