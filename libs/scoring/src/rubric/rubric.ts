import type { Fraction } from '../exact/decimal.js';
import { decimal, sum } from '../exact/decimal.js';
import { repeated } from '../exact/order.js';
import { refuse } from '../refusal.js';
import type { Rubric } from '../standing/types.js';

/** One thing a judge marks. */
export interface MarkedItem {
  /** The key in a sheet's marks: `criterion`, or `criterion/attribute`. */
  key: string;
  /** Percent of its criterion; 100 where the criterion itself is marked. */
  weight: Fraction;
}

export interface ReadCriterion {
  id: string;
  /** Percent of the whole. */
  weight: Fraction;
  items: MarkedItem[];
}

/** A rubric that has been checked and whose decimals have been read. */
export interface ReadRubric {
  criteria: ReadCriterion[];
  keys: string[];
  /** The same keys, to ask whether one of them is meant. */
  known: Set<string>;
  scale: { min: Fraction; max: Fraction; step: Fraction };
  notApplicable: Rubric['notApplicable'];
}

const WHOLE = decimal('100');

/**
 * Reads a rubric and makes sure that it can be used.
 * @throws {NotComputable} WeightsDoNotSum, WeightNotPositive, IdTwice, IdUnsound, ScaleUnsound, RubricEmpty, NotDecimal
 */
export function readRubric(rubric: Rubric): ReadRubric {
  if (rubric.criteria.length === 0) refuse('RubricEmpty', 'A rubric needs at least one criterion.');
  mustBeIds(rubric.criteria, 'the rubric');
  const criteria = rubric.criteria.map((criterion): ReadCriterion => {
    const { id, attributes } = criterion;
    mustBeIds(attributes, `criterion ${id}`);
    const items = attributes.map((attribute) => ({ key: `${id}/${attribute.id}`, weight: weightOf(attribute) }));
    if (items.length > 0) mustSumToWhole(`criterion ${id}`, items);
    return { id, weight: weightOf(criterion), items: items.length > 0 ? items : [{ key: id, weight: WHOLE }] };
  });
  mustSumToWhole('the rubric', criteria);
  const keys = criteria.flatMap(({ items }) => items.map(({ key }) => key));
  return { criteria, keys, known: new Set(keys), scale: readScale(rubric), notApplicable: rubric.notApplicable };
}

function mustBeIds(parts: { id: string }[], where: string): void {
  const twice = repeated(parts.map(({ id }) => id));
  if (twice.length > 0) refuse('IdTwice', `In ${where} an id stands more than once.`, { where, ids: twice });
  // The slash joins criterion and attribute in the keys of a sheet; inside an id it would make two keys alike.
  const unsound = parts.map(({ id }) => id).filter((id) => id === '' || id.includes('/'));
  if (unsound.length > 0) refuse('IdUnsound', `In ${where} an id is empty or holds a slash.`, { where, ids: unsound });
}

function weightOf({ id, weight }: { id: string; weight: string }): Fraction {
  const read = decimal(weight);
  if (read.compare(0) <= 0) refuse('WeightNotPositive', `The weight of ${id} must be above 0.`, { id, weight });
  return read;
}

function mustSumToWhole(where: string, parts: { weight: Fraction }[]): void {
  const total = sum(parts.map(({ weight }) => weight));
  if (total.equals(WHOLE)) return;
  const stated = total.toString();
  refuse('WeightsDoNotSum', `The weights in ${where} sum to ${stated}, not to 100.`, { where, sum: stated });
}

function readScale({ scale }: Rubric): ReadRubric['scale'] {
  const read = { min: decimal(scale.min), max: decimal(scale.max), step: decimal(scale.step) };
  if (read.min.compare(read.max) >= 0) refuse('ScaleUnsound', 'The scale ends where it begins or before.', { scale });
  if (read.step.compare(0) <= 0) refuse('ScaleUnsound', 'The step of the scale must be above 0.', { scale });
  if (read.max.sub(read.min).div(read.step).d !== 1n) {
    refuse('ScaleUnsound', 'Steps from the lowest mark never reach the highest.', { scale });
  }
  return read;
}
