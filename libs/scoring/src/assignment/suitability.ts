import { refuse } from '../refusal.js';
import type { AssignmentInput } from './types.js';

const DEFAULT_PREFERENCE_WEIGHT = 0.25;

export type Suitability = Record<string, Record<string, number>>;

/**
 * Suitability as given, or blended: (1 − w) × expertise + w × preference, where the first of n wishes counts 1, the
 * last 1/n, and a dossier that was not asked for 0. Rounded to nine decimals, so that every machine has the same.
 * @throws {NotComputable} SuitabilityMissing, PreferenceTwice
 */
export function suitabilityOf(input: AssignmentInput): Suitability {
  if (input.suitability) return input.suitability;
  if (!input.expertise) return refuse('SuitabilityMissing', 'Either suitability or expertise must be given.');
  const weight = input.preferenceWeight ?? DEFAULT_PREFERENCE_WEIGHT;
  const wishes = new Map(
    Object.entries(input.preferences ?? {}).map(([judge, ranked]) => [judge, rankValues(judge, ranked)]),
  );
  const blended: [string, Record<string, number>][] = Object.entries(input.expertise).map(([dossier, known]) => [
    dossier,
    Object.fromEntries(
      Object.entries(known).map(([judge, level]) => {
        const wish = wishes.get(judge)?.get(dossier) ?? 0;
        return [judge, Math.round(((1 - weight) * level + weight * wish) * 1e9) / 1e9];
      }),
    ),
  ]);
  return Object.fromEntries(blended);
}

function rankValues(judge: string, ranked: string[]): Map<string, number> {
  const values = new Map(ranked.map((dossier, rank) => [dossier, (ranked.length - rank) / ranked.length]));
  if (values.size < ranked.length) refuse('PreferenceTwice', `Judge ${judge} ranks a dossier twice.`, { judge });
  return values;
}
