import type { AwardDefinition, CategoryDefinition, Definition, StageDefinition } from '../definition/definition.js';
import type { Finding, Path } from '../mistake.js';
import { rubricIdOf, stagesOf } from '../resolve/category.js';
import { resolveRubric } from '../resolve/rubrics.js';
import { asMillionths } from './decimals.js';
import { circles, finding, repeated, unknownName, unknownNames } from './finding.js';

/** Awards over a scope that is missing, places nobody can reach, chains that circle. */
export function checkAwards(definition: Definition): Finding[] {
  const awards = definition.awards ?? [];
  const codes = awards.map(({ code }) => code);
  return [
    ...repeated('awards', codes, (index) => ['awards', index, 'code']),
    ...awards.flatMap((award, index) => checkAward(definition, award, ['awards', index], awards)),
  ];
}

function checkAward(definition: Definition, award: AwardDefinition, path: Path, awards: AwardDefinition[]): Finding[] {
  const categories = definition.categories ?? [];
  const codes = awards.map(({ code }) => code);
  const findings = [
    ...unknownNames(
      'category',
      award.categories ?? [],
      categories.map(({ code }) => code),
      (at) => [...path, 'categories', at],
    ),
    ...unknownNames('award', award.requires ?? [], codes, (at) => [...path, 'requires', at]),
    ...unknownNames('award', award.excludes ?? [], codes, (at) => [...path, 'excludes', at]),
    ...unknownNames('rubric', [award.rubric], Object.keys(definition.rubrics ?? {}), () => [...path, 'rubric']),
    ...unknownNames(
      'rule',
      award.rules ?? [],
      (definition.rules ?? []).map(({ id }) => id),
      (at) => [...path, 'rules', at],
    ),
    ...checkPlaces(award, path),
    ...checkChain(award, awards, path),
  ];
  const having = categories.filter(({ code }) => award.categories?.includes(code) ?? true);
  for (const category of having) {
    const stages = stagesOf(definition, category).filter(({ kind }) => kind !== 'step');
    const stage = stages.find(({ code }) => code === award.stage);
    if (!stage) {
      const { advice } = unknownName(
        'judging stage',
        award.stage,
        stages.map(({ code }) => code),
        path,
      );
      const message = `The award \`${award.code}\` comes from the stage \`${award.stage}\`, which ${category.code} does not have.`;
      return [...findings, finding('award-over-missing-stage', [...path, 'stage'], message, advice)];
    }
    findings.push(
      ...checkScope(award, stage, path),
      ...checkReach(award, stage, stages, [category.streams.length, categories.length], path),
    );
    const clash = award.rubric !== undefined && stages.some(({ code }) => code === award.code);
    if (clash) {
      const message = `An award with a rubric of its own is a stage of its own, and there already is a stage \`${award.code}\`.`;
      findings.push(
        finding('code-twice', [...path, 'code'], message, 'Rename the award, or give the rubric to that stage.'),
      );
    }
  }
  return firstOfEach(findings);
}

const WORDS = { stream: 'each stream', category: 'each category', edition: 'the whole edition' } as const;

function checkScope(award: AwardDefinition, stage: StageDefinition, path: Path): Finding[] {
  if (award.rubric !== undefined || stage.scope === undefined || stage.scope === award.scope) return [];
  const message = `\`${award.code}\` is for ${WORDS[award.scope]}, but its stage \`${stage.code}\` compares ${WORDS[stage.scope]}.`;
  const advice = `Name a stage with \`scope: ${award.scope}\`, or write \`scope: ${stage.scope}\` here.`;
  return [finding('award-over-missing-scope', [...path, 'scope'], message, advice)];
}

function checkPlaces({ places, max, code }: AwardDefinition, path: Path): Finding[] {
  if (!places) return [];
  if (places.last < places.first) {
    const message = `\`${code}\` goes from place ${places.first} to place ${places.last}.`;
    return [finding('places', [...path, 'places'], message, 'Let `last` be `first` or more.')];
  }
  const span = places.last - places.first + 1;
  if (max === null || max >= span) return [];
  const message = `\`${code}\` goes to ${span} places, but at most ${max} may be conferred.`;
  return [finding('places', [...path, 'max'], message, `Write \`max: ${span}\`, or fewer places.`)];
}

/** The last place of an award must be one that its round can have: so many come from each round of the stage before. */
function checkReach(
  award: AwardDefinition,
  stage: StageDefinition,
  stages: readonly StageDefinition[],
  [streams, categories]: [streams: number, categories: number],
  path: Path,
): Finding[] {
  const { contenders } = stage;
  if (!award.places || contenders === undefined || contenders === 'admitted') return [];
  const rounds = { stream: streams * categories, category: categories, edition: 1 };
  const from = stages.find(({ code }) => code === contenders.stage)?.scope ?? 'stream';
  // Of the rounds of the stage before, those whose first places meet in one round of this one.
  const meeting = Math.max(1, rounds[from] / rounds[stage.scope ?? from]);
  const most = contenders.places * meeting;
  if (award.places.last <= most) return [];
  const message = `\`${award.code}\` goes down to place ${award.places.last}, but only ${most} reach \`${stage.code}\`.`;
  return [
    finding('place-out-of-reach', [...path, 'places'], message, 'Let more contenders in, or end at an earlier place.'),
  ];
}

function checkChain(award: AwardDefinition, awards: AwardDefinition[], path: Path): Finding[] {
  const findings: Finding[] = [];
  const requires = (code: string) => awards.find((one) => one.code === code)?.requires ?? [];
  if (circles(award.code, requires)) {
    const message = `\`${award.code}\` requires, in the end, itself.`;
    findings.push(finding('circle', [...path, 'requires'], message, 'Take one award out of the chain.'));
  }
  const both = award.requires?.find((code) => award.excludes?.includes(code));
  if (both !== undefined && award.requires?.every((code) => award.excludes?.includes(code))) {
    const message = `\`${award.code}\` both requires and excludes \`${both}\`.`;
    findings.push(finding('requires-and-excludes', [...path, 'excludes'], message, 'Leave it out of one of the two.'));
  }
  return findings;
}

/**
 * Thresholds above what the scale of their stage gives. Only for a definition whose rubrics, stages and awards are right
 * so far, since the scale is the end of a chain of names.
 */
export function checkThresholds(definition: Definition): Finding[] {
  return (definition.awards ?? []).flatMap((award, index) => {
    if (award.minimumTotal === undefined) return [];
    const wanted = asMillionths(award.minimumTotal);
    const tooHigh = (definition.categories ?? [])
      .filter(({ code }) => award.categories?.includes(code) ?? true)
      .flatMap((category) => topOfScale(definition, award, category))
      .find((top) => wanted > asMillionths(top));
    if (tooHigh === undefined) return [];
    const message = `No entry can reach a total of ${String(award.minimumTotal)}: its stage is marked up to ${tooHigh}.`;
    return [finding('threshold', ['awards', index, 'minimumTotal'], message, `Write at most ${tooHigh}.`)];
  });
}

function topOfScale(definition: Definition, award: AwardDefinition, category: CategoryDefinition): string[] {
  const stage = stagesOf(definition, category).find(({ code }) => code === award.stage);
  // A ranking by ballots, pairs or z-scores has totals on another scale than its marks.
  const method = definition.methods?.[stage?.method ?? '']?.aggregation.name;
  if (!stage || method === undefined || ['z-score', 'ranked-ballots', 'pairs'].includes(method)) return [];
  const rubric = award.rubric ?? rubricIdOf(definition, category, stage);
  return rubric === undefined ? [] : [resolveRubric(definition, rubric).scale.max];
}

function firstOfEach(findings: Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ code, path }) => {
    const key = JSON.stringify([code, path]);
    return !seen.has(key) && seen.add(key);
  });
}
