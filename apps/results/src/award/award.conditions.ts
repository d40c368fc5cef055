import type { Award as DefinedAward } from '@podium/programmes';
import type { StandingPlace } from './award.repository.js';

/** Total of the standing that is at least what the award asks for. Both are decimal text; totals were rounded by the round's own rule. */
export function reachesMinimum({ minimumTotal }: DefinedAward, { total }: Pick<StandingPlace, 'total'>): boolean {
  if (minimumTotal === undefined) return true;
  return total !== null && Number(total) >= Number(minimumTotal);
}

/**
 * Why an entry may not hold this award besides those it holds.
 * @param held  codes of the awards that it holds
 * @returns null when it may
 */
export function conditionNotMet(
  award: DefinedAward,
  place: Pick<StandingPlace, 'total'>,
  held: ReadonlySet<string>,
): string | null {
  if (!reachesMinimum(award, place)) return `${award.code} asks for a total of ${award.minimumTotal} at least.`;
  if (award.requires && !award.requires.some((code) => held.has(code))) {
    return `${award.code} goes to holders of ${award.requires.join(' or ')}.`;
  }
  const excluding = award.excludes?.find((code) => held.has(code));
  return excluding === undefined ? null : `${award.code} is not held together with ${excluding}.`;
}
