import type { Rubric } from '@podium/programmes';
import type { Rubric as ScoringRubric } from '@podium/scoring';

/** The rubric without its names: those are not arithmetic. */
export function scoringRubric({ criteria, scale, notApplicable }: Rubric): ScoringRubric {
  return {
    criteria: criteria.map(({ id, weight, attributes }) => ({
      id,
      weight,
      attributes: attributes.map((attribute) => ({ id: attribute.id, weight: attribute.weight })),
    })),
    scale: { min: scale.min, max: scale.max, step: scale.step },
    notApplicable,
  };
}
