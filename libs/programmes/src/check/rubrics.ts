import type { Definition, RubricDefinition } from '../definition/definition.js';
import type { Finding, Path } from '../mistake.js';
import { addDecimals, asMillionths, sayMillionths } from './decimals.js';
import { circles, finding, repeated, unknownName } from './finding.js';

const HUNDRED = asMillionths(100);

/** Weights that do not sum to 100, scales that cannot be marked on, rubrics that take over from nothing. */
export function checkRubrics(definition: Definition): Finding[] {
  const rubrics = definition.rubrics ?? {};
  return Object.entries(rubrics).flatMap(([id, rubric]) => {
    const path = ['rubrics', id];
    const inheritance = checkInheritance(id, rubric, rubrics, path);
    const own = [...checkCriteria(rubric, path), ...checkScale(rubric, path)];
    return inheritance.length > 0 ? [...inheritance, ...own] : [...own, ...checkTakenOver(id, rubric, rubrics, path)];
  });
}

function checkInheritance(
  id: string,
  rubric: RubricDefinition,
  rubrics: Record<string, RubricDefinition>,
  path: Path,
): Finding[] {
  if (rubric.extends === undefined) {
    if (rubric.weights) {
      const advice = 'Write the weight beside each criterion, or add `extends:` with the rubric that is meant.';
      return [finding('weights-of-nothing', [...path, 'weights'], '`weights` belong to an `extends`.', advice, 'key')];
    }
    if (rubric.criteria) return [];
    const advice = 'Add `criteria:`, or `extends:` with another rubric.';
    return [finding('rubric-empty', path, `The rubric \`${id}\` has no criteria.`, advice, 'key')];
  }
  const where = [...path, 'extends'];
  if (!rubrics[rubric.extends]) return [unknownName('rubric', rubric.extends, Object.keys(rubrics), where)];
  if (circles(id, (name) => next(rubrics, name))) {
    const advice = 'Let one of them write its criteria out.';
    return [finding('circle', where, 'These rubrics take over from each other in a circle.', advice)];
  }
  return [];
}

function next(rubrics: Record<string, RubricDefinition>, name: string): string[] {
  const base = rubrics[name]?.extends;
  return base === undefined ? [] : [base];
}

function checkCriteria({ criteria = [] }: RubricDefinition, path: Path): Finding[] {
  const where = [...path, 'criteria'];
  const findings = repeated(
    'criteria',
    criteria.map(({ id }) => id),
    (index) => [...where, index, 'id'],
  );
  if (criteria.length > 0)
    findings.push(
      ...checkSum(
        criteria.map(({ weight }) => weight),
        where,
        'criteria',
      ),
    );
  criteria.forEach(({ attributes = [] }, index) => {
    const here = [...where, index, 'attributes'];
    findings.push(
      ...repeated(
        'attributes',
        attributes.map(({ id }) => id),
        (at) => [...here, at, 'id'],
      ),
    );
    if (attributes.length > 0)
      findings.push(
        ...checkSum(
          attributes.map(({ weight }) => weight),
          here,
          'attributes',
        ),
      );
  });
  return findings;
}

function checkSum(weights: (number | string)[], path: Path, what: string): Finding[] {
  const zero = weights.findIndex((weight) => asMillionths(weight) === 0n);
  if (zero >= 0) {
    const advice = 'Give it a weight above 0, or leave it out.';
    return [finding('weight-zero', [...path, zero], 'A weight of 0 counts for nothing.', advice)];
  }
  const sum = addDecimals(weights);
  if (sum === HUNDRED) return [];
  const [difference, verb] = sum < HUNDRED ? [HUNDRED - sum, 'add'] : [sum - HUNDRED, 'take off'];
  const message = `The weights of these ${what} sum to ${sayMillionths(sum)}, not 100.`;
  return [finding('weights-do-not-sum', path, message, `Here you must ${verb} ${sayMillionths(difference)}.`, 'key')];
}

function checkScale({ scale }: RubricDefinition, path: Path): Finding[] {
  if (!scale) return [];
  const [min, max, step] = [asMillionths(scale.min), asMillionths(scale.max), asMillionths(scale.step)];
  const where = [...path, 'scale'];
  if (max <= min)
    return [finding('scale', where, 'The scale ends where it begins or before.', 'Make `max` larger than `min`.')];
  if (step === 0n || (max - min) % step !== 0n) {
    const message = `Steps of ${String(scale.step)} do not lead from ${String(scale.min)} to ${String(scale.max)}.`;
    return [finding('scale', where, message, 'Choose a step that divides the scale, e.g. 1 or 0.5.')];
  }
  return [];
}

function checkTakenOver(
  id: string,
  rubric: RubricDefinition,
  rubrics: Record<string, RubricDefinition>,
  path: Path,
): Finding[] {
  if (!rubric.weights) return [];
  const criteria = weightsOf(id, rubrics);
  const unknown = Object.keys(rubric.weights).filter((criterion) => !criteria.has(criterion));
  if (unknown.length > 0) {
    return unknown.map((criterion) =>
      unknownName('criterion', criterion, criteria.keys(), [...path, 'weights', criterion]),
    );
  }
  return checkSum([...criteria.values()], [...path, 'weights'], 'criteria');
}

/** Criterion ids and their weights, with what is taken over; only for rubrics that do not circle. */
function weightsOf(id: string, rubrics: Record<string, RubricDefinition>): Map<string, number | string> {
  const rubric = rubrics[id];
  if (!rubric) return new Map();
  const own = rubric.criteria?.map(({ id: criterion, weight }) => [criterion, weight] as const);
  const weights = own ? new Map(own) : rubric.extends === undefined ? new Map() : weightsOf(rubric.extends, rubrics);
  for (const [criterion, weight] of Object.entries(rubric.weights ?? {})) {
    if (weights.has(criterion)) weights.set(criterion, weight);
  }
  return weights;
}
