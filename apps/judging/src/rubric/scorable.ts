import type { Method, Rubric } from '@podium/programmes';
import { readRubric, NotComputable } from '@podium/scoring';
import { aggregationOf, tieRuleNames } from './scoring-method.js';
import { scoringRubric } from './scoring-rubric.js';

/** A standing states totals with at most so many digits after the point. */
const MOST_DECIMALS = 9;

/**
 * Whether sheets of this rubric can be read and ranked by this method, so that a round is not opened which no judge could mark.
 * @returns what stands in the way, in English, for whoever wrote the definition; null: nothing
 */
export function whyNotScorable(rubric: Rubric, method: Method): string | null {
  try {
    readRubric(scoringRubric(rubric));
  } catch (error) {
    if (error instanceof NotComputable) return error.because;
    throw error;
  }
  const aggregation = aggregationOf(method);
  if (!aggregation) return `There is no method ${JSON.stringify(method.aggregation)}.`;
  if (!tieRuleNames(method)) return 'There is no such tie rule.';
  const { decimals } = method.rounding;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    return `Totals have 0 to ${MOST_DECIMALS} digits after the point, not ${decimals}.`;
  }
  if (aggregation.name === 'trimmed-mean' && !isShare(aggregation.trim)) {
    return 'The share dropped at each end must be at least 0 and below 0.5.';
  }
  return null;
}

/** Decimal text of at least 0 and below 0.5. */
const isShare = (trim: string): boolean => /^0(\.[0-4]\d*)?$/.test(trim);
