import type { Fraction } from '../exact/decimal.js';
import { decimal, ZERO } from '../exact/decimal.js';
import { byCodeUnit } from '../exact/order.js';
import { refuse } from '../refusal.js';
import type { Sheet } from '../standing/types.js';
import type { ReadCriterion, ReadRubric } from './rubric.js';

/** What one sheet comes to, exactly; nothing is rounded here. */
export interface SheetTotals {
  /** Points of the rubric's scale. */
  total: Fraction;
  /** In the rubric's order; null where everything in the criterion was not applicable. */
  criteria: (Fraction | null)[];
}

/**
 * Reads the marks of sheets under one rubric.
 *
 * Not applicable: an attribute's weight is shared out among the other attributes of ITS criterion, in proportion to
 * their weights; when a whole criterion is not applicable, its weight is shared out among the other criteria likewise.
 * @throws {NotComputable} MarkOffScale, SheetIncomplete, MarkUnknown, NotApplicableRefused, NothingApplicable, NotDecimal
 */
export function sheetReader(rubric: ReadRubric): (sheet: Sheet) => SheetTotals {
  // A scale has few marks and a round has many sheets: each mark's text is read and checked once.
  const read = new Map<string, Fraction>();
  const mark = (text: string, key: string, sheet: Sheet): Fraction => {
    const before = read.get(text);
    if (before) return before;
    const value = onScale(rubric, text, key, sheet);
    read.set(text, value);
    return value;
  };
  return (sheet) => {
    mustFit(rubric, sheet);
    const criteria = rubric.criteria.map((criterion) => criterionMark(criterion, sheet, mark));
    const total = weighted(rubric.criteria.map(({ weight }, index) => ({ weight, value: criteria[index]! })));
    if (total === null) {
      return refuse('NothingApplicable', `Sheet ${sheet.id} marks everything as not applicable.`, { sheet: sheet.id });
    }
    return { total, criteria };
  };
}

type ReadMark = (text: string, key: string, sheet: Sheet) => Fraction;

function criterionMark({ items }: ReadCriterion, sheet: Sheet, mark: ReadMark): Fraction | null {
  const values = items.map(({ key, weight }) => {
    const text = sheet.marks[key]!;
    return { weight, value: text === null ? null : mark(text, key, sheet) };
  });
  return values.length === 1 ? values[0]!.value : weighted(values);
}

/** Weighted mean over what has a value; null when nothing has. */
function weighted(parts: { weight: Fraction; value: Fraction | null }[]): Fraction | null {
  let [points, weights] = [ZERO, ZERO];
  for (const { weight, value } of parts) {
    if (value === null) continue;
    points = points.add(value.mul(weight));
    weights = weights.add(weight);
  }
  return weights.equals(ZERO) ? null : points.div(weights);
}

function onScale({ scale }: ReadRubric, text: string, key: string, sheet: Sheet): Fraction {
  const value = decimal(text);
  const outside = value.compare(scale.min) < 0 || value.compare(scale.max) > 0;
  if (outside || value.sub(scale.min).div(scale.step).d !== 1n) {
    const [min, max, step] = [scale.min, scale.max, scale.step].map(String);
    const because = `${key} on sheet ${sheet.id} is ${text}; marks go from ${min} to ${max} in steps of ${step}.`;
    return refuse('MarkOffScale', because, { sheet: sheet.id, key, mark: text, scale: { min, max, step } });
  }
  return value;
}

function mustFit(rubric: ReadRubric, sheet: Sheet): void {
  const unknown = Object.keys(sheet.marks).filter((key) => !rubric.known.has(key));
  if (unknown.length > 0) {
    const because = `Sheet ${sheet.id} marks what the rubric does not ask for.`;
    refuse('MarkUnknown', because, { sheet: sheet.id, keys: unknown.sort(byCodeUnit) });
  }
  const missing = missingOn(rubric, sheet);
  if (missing.length > 0) {
    const because = `Sheet ${sheet.id} lacks ${missing.length} of ${rubric.keys.length} marks.`;
    refuse('SheetIncomplete', because, { sheet: sheet.id, judge: sheet.judge, missing });
  }
  if (rubric.notApplicable === 'share-in-proportion') return;
  const notApplicable = rubric.keys.filter((key) => sheet.marks[key] === null);
  if (notApplicable.length === 0) return;
  const because = `This rubric asks for every mark, and sheet ${sheet.id} says “not applicable”.`;
  refuse('NotApplicableRefused', because, { sheet: sheet.id, keys: notApplicable });
}

export const missingOn = (rubric: ReadRubric, { marks }: Pick<Sheet, 'marks'>): string[] =>
  rubric.keys.filter((key) => !Object.hasOwn(marks, key) || marks[key] === undefined);
