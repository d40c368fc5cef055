import type { Marks } from '../statistics/marks.js';
import { severityEffects } from '../statistics/severity.js';
import { normalise } from '../statistics/z-score.js';

export const SIMULATED_RULES = [
  'mean',
  'median',
  'trimmed-mean',
  'drop-highest-and-lowest',
  'z-score',
  'severity-corrected',
] as const;

export type SimulatedRule = (typeof SIMULATED_RULES)[number];

/** Trimmed off at each end, the count cut: seven judges lose one and one. */
const TRIM = 0.2;

/** A value per dossier, higher is better. With fewer than three marks the trimming rules leave the plain mean. */
export function valuesByRule(rule: SimulatedRule, marks: Marks, dossiers: readonly string[]): number[] {
  if (rule === 'severity-corrected') {
    const effects = severityEffects(marks).dossiers;
    return dossiers.map((dossier) => effects[dossier]!);
  }
  if (rule === 'z-score') {
    // A judge with a single dossier, or with all the same marks, is set aside where the dossier keeps other judges.
    const { z } = normalise(marks, { deviation: 'population', flatJudges: 'set-aside' });
    return dossiers.map((dossier) => z[dossier]!);
  }
  return dossiers.map((dossier) => {
    const sorted = Object.values(marks[dossier]!).sort((a, b) => a - b);
    if (rule === 'mean') return meanOf(sorted);
    if (rule === 'median') return meanOf(sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1));
    const drop = rule === 'trimmed-mean' ? Math.floor(sorted.length * TRIM) : sorted.length > 2 ? 1 : 0;
    return meanOf(sorted.slice(drop, sorted.length - drop));
  });
}

const meanOf = (sorted: readonly number[]): number => sorted.reduce((sum, mark) => sum + mark, 0) / sorted.length;
