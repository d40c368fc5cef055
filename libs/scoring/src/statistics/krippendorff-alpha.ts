import { exactUnits } from '../exact/units.js';
import { refuse } from '../refusal.js';

export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Agreement {
  /** 1 = perfect agreement, 0 = as by chance, negative = systematic disagreement. Not clipped. */
  alpha: number;
  /** Columns of the input. */
  units: number;
  /** Values that can be paired, that is, values in columns with at least two; Krippendorff's n.. */
  pairable: number;
}

/**
 * Krippendorff's alpha for any number of judges, with missing values.
 *
 * A unit with fewer than two values cannot be paired and carries no information; it is counted in `units`, not in
 * `pairable`. Coincidences are whole numbers until the last step, so the order of judges and units changes no bit.
 *
 * @param ratings one row per judge, one column per unit; null = missing; rows of the same length
 * @throws {NotComputable} NoPairableValues, NoExpectedDisagreement (all pairable values are the same: 0 ÷ 0),
 *   NotARatioScale (negative values on level `ratio`), UnevenRows, NotANumber, MarkOutOfRange
 * @see Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.
 */
export function krippendorffAlpha(
  ratings: readonly (readonly (number | null)[])[],
  level: MeasurementLevel,
): Agreement {
  const units = ratings[0]?.length ?? 0;
  const uneven = ratings.findIndex((row) => row.length !== units);
  if (uneven >= 0)
    refuse('UnevenRows', 'Every judge needs one cell per unit, null where there is none.', { row: uneven });

  const values = [...new Set(ratings.flat().filter((value) => value !== null))].sort((a, b) => a - b);
  // For its refusals: values whose squares leave the range of a double would make the answer no number.
  exactUnits(values);
  if (level === 'ratio' && values[0] !== undefined && values[0] < 0) {
    refuse('NotARatioScale', 'A ratio scale has no values below zero.', { value: values[0] });
  }
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const { totals, coincidences, pairable } = countCoincidences(ratings, units, indexOf);
  if (pairable === 0) {
    refuse('NoPairableValues', 'No unit was rated by two judges, so there is nothing to compare.', { units });
  }

  const difference = squaredDifference(level, values, totals);
  let expected = 0;
  for (let c = 0; c < values.length; c++) {
    for (let k = c + 1; k < values.length; k++) expected += totals[c]! * totals[k]! * difference(c, k);
  }
  if (expected === 0) {
    refuse('NoExpectedDisagreement', 'All pairable values are the same: agreement beyond chance is 0 ÷ 0.', {
      value: values.find((_, index) => totals[index]! > 0),
      pairable,
    });
  }
  let observed = 0;
  for (const [raters, pairs] of [...coincidences].sort(([a], [b]) => a - b)) {
    let within = 0;
    for (const [pair, count] of [...pairs].sort(([a], [b]) => a - b)) {
      within += count * difference(Math.floor(pair / values.length), pair % values.length);
    }
    observed += within / (raters - 1);
  }
  return { alpha: 1 - ((pairable - 1) * observed) / expected, units, pairable };
}

/** Pairs of different values, by how many judges rated the unit: pairs in a unit of m values weigh 1 ÷ (m − 1). */
function countCoincidences(
  ratings: readonly (readonly (number | null)[])[],
  units: number,
  indexOf: ReadonlyMap<number, number>,
) {
  const size = indexOf.size;
  const totals = new Float64Array(size);
  const coincidences = new Map<number, Map<number, number>>();
  let pairable = 0;
  for (let unit = 0; unit < units; unit++) {
    const found: number[] = [];
    for (const row of ratings) {
      const value = row[unit];
      if (value !== null && value !== undefined) found.push(indexOf.get(value)!);
    }
    if (found.length < 2) continue;
    pairable += found.length;
    let pairs = coincidences.get(found.length);
    if (!pairs) coincidences.set(found.length, (pairs = new Map()));
    found.sort((a, b) => a - b);
    for (let i = 0; i < found.length; i++) {
      totals[found[i]!]! += 1;
      for (let j = i + 1; j < found.length; j++) {
        if (found[i] === found[j]) continue;
        const pair = found[i]! * size + found[j]!;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
    }
  }
  return { totals, coincidences, pairable };
}

function squaredDifference(level: MeasurementLevel, values: readonly number[], totals: Float64Array) {
  if (level === 'nominal') return () => 1;
  if (level === 'interval') return (c: number, k: number) => (values[c]! - values[k]!) ** 2;
  if (level === 'ratio') {
    return (c: number, k: number) => ((values[c]! - values[k]!) / (values[c]! + values[k]!)) ** 2;
  }
  const upTo = new Float64Array(values.length + 1);
  totals.forEach((total, index) => (upTo[index + 1] = upTo[index]! + total));
  return (c: number, k: number) => (upTo[k + 1]! - upTo[c]! - (totals[c]! + totals[k]!) / 2) ** 2;
}
