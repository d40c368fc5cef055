import { decimal } from '../exact/decimal.js';
import { refuse } from '../refusal.js';
import { readRubric, type ReadRubric } from '../rubric/rubric.js';
import type { StandingInput } from './types.js';

/** The most decimals that totals may be rounded to. */
export const MOST_DECIMALS = 10;

/**
 * Everything about how a round is to be decided that can be wrong before the first sheet is there. Whoever lets a definition
 * through asks this, so that nobody hears of it from the first judge.
 * @throws {NotComputable} what `readRubric` refuses; RoundingUnsound, TrimUnsound, NotDecimal
 */
export function mustBeUsable({
  rubric,
  method,
  rounding,
}: Pick<StandingInput, 'rubric' | 'method' | 'rounding'>): ReadRubric {
  const { decimals } = rounding;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS) {
    refuse('RoundingUnsound', `Totals are rounded to 0 to ${MOST_DECIMALS} decimals, not ${decimals}.`, { decimals });
  }
  if (method.name === 'trimmed-mean') {
    const trim = decimal(method.trim);
    if (trim.s < 0n || trim.compare(0.5) >= 0) {
      refuse('TrimUnsound', 'The share dropped at each end must be at least 0 and below 0.5.', { trim: method.trim });
    }
  }
  return readRubric(rubric);
}
