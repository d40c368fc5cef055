import type { Definition, RubricDefinition } from '../definition/definition.js';
import { plainText } from '../definition/text.js';
import type { Rubric } from '../edition.js';

/** Decimal text of a number as it was written. */
export const decimalText = (value: number | string): string => String(value);

const DEFAULT_SCALE = { min: '0', max: '100', step: '1' };

/** A rubric with what it takes over from another; the file was checked before, so every name exists and none circles. */
export function resolveRubric(definition: Definition, id: string): Rubric {
  const rubric = written(definition, id);
  const base = rubric.extends === undefined ? undefined : resolveRubric(definition, rubric.extends);
  const criteria = rubric.criteria?.map(({ id: criterionId, name, weight, attributes = [] }) => ({
    id: criterionId,
    name: plainText(name),
    weight: decimalText(weight),
    attributes: attributes.map((attribute) => ({
      id: attribute.id,
      name: plainText(attribute.name),
      weight: decimalText(attribute.weight),
    })),
  }));
  const { scale } = rubric;
  return {
    criteria: reweighted(criteria ?? base?.criteria ?? [], rubric.weights),
    scale: scale
      ? { min: decimalText(scale.min), max: decimalText(scale.max), step: decimalText(scale.step) }
      : (base?.scale ?? DEFAULT_SCALE),
    notApplicable: rubric.notApplicable ?? base?.notApplicable ?? 'refuse',
  };
}

function reweighted(criteria: Rubric['criteria'], weights: RubricDefinition['weights']): Rubric['criteria'] {
  if (!weights) return criteria;
  return criteria.map((criterion) => {
    const weight = weights[criterion.id];
    return weight === undefined ? criterion : { ...criterion, weight: decimalText(weight) };
  });
}

function written(definition: Definition, id: string): RubricDefinition {
  const rubric = definition.rubrics?.[id];
  if (!rubric) throw new Error(`The definition was not checked: there is no rubric ${id}`);
  return rubric;
}
