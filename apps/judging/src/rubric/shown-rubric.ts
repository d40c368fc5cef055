import type { Rubric } from '@podium/programmes';
import { NotApplicable, type RoundRubric } from './rubric.type.js';

/** A rubric as the graph shows it: what is unique only inside it is called its code. */
export const shownRubric = ({ criteria, scale, notApplicable }: Rubric): RoundRubric => ({
  criteria: criteria.map(({ id: code, name, weight, attributes }) => ({
    code,
    name,
    weight,
    attributes: attributes.map((attribute) => ({
      code: attribute.id,
      name: attribute.name,
      weight: attribute.weight,
    })),
  })),
  scale,
  notApplicable: notApplicable === 'refuse' ? NotApplicable.REFUSE : NotApplicable.SHARE_IN_PROPORTION,
});
