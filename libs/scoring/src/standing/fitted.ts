import { decimal, type Fraction } from '../exact/decimal.js';
import { bradleyTerry, severityEffects, type Comparison } from '../statistics/index.js';
import type { Counted } from './counted.js';
import { pairCounts, rankingsOf } from './rankings.js';

/**
 * What is estimated in floating point is kept to nine decimals before anything else looks at it. The fits agree from
 * machine to machine and from order to order to about twelve digits, so equal dossiers stay equal.
 */
const kept = (value: number): Fraction => decimal(value.toFixed(9).replace(/^-(0\.0+)$/, '$1'));

/**
 * The mark of the average judge: a dossier's total with the severity of its judges taken out.
 * @throws {NotComputable} JudgingIslands, IllConditioned
 */
export function severityCorrected({ sheets }: Counted): Map<string, Fraction> {
  const marks: Record<string, Record<string, number>> = Object.create(null);
  for (const { dossier, judge, total } of sheets) {
    marks[dossier] ??= Object.create(null) as Record<string, number>;
    marks[dossier][judge] = total.valueOf();
  }
  const { mean, dossiers } = severityEffects(marks);
  return new Map(Object.entries(dossiers).map(([dossier, effect]) => [dossier, kept(mean + effect)]));
}

/**
 * Strengths (Bradley and Terry, ties after Davidson) from every pair of dossiers that one judge marked.
 * @throws {NotComputable} JudgingIslands, and InfiniteEstimates when some dossiers beat all others every time
 */
export function pairStrengths(counted: Counted): Map<string, Fraction> {
  const rankings = rankingsOf(counted);
  const { dossiers } = rankings;
  const n = dossiers.length;
  const { above, level } = pairCounts(rankings);
  const [wins, ties]: [Comparison[], Comparison[]] = [[], []];
  for (let a = 0; a < n; a += 1) {
    for (let b = 0; b < n; b += 1) {
      if (above[a * n + b]! > 0) wins.push([dossiers[a]!, dossiers[b]!, above[a * n + b]!]);
      if (a < b && level[a * n + b]! > 0) ties.push([dossiers[a]!, dossiers[b]!, level[a * n + b]!]);
    }
  }
  const { strengths } = bradleyTerry(wins, ties);
  return new Map(Object.entries(strengths).map(([dossier, strength]) => [dossier, kept(strength)]));
}
