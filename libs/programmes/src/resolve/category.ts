import type { CategoryDefinition, Definition, StageDefinition } from '../definition/definition.js';
import type { Path } from '../mistake.js';
import type { Opening } from '../opening.js';

type Shared = NonNullable<Definition['shared']>;

/** A stage of a category, and where in the file it is written. */
export interface WrittenStage {
  stage: StageDefinition;
  path: Path;
}

/** The stages of a category as written: its own list or the shared one, with its additional stages in their places. */
export function writtenStages(definition: Definition, category: CategoryDefinition, index: number): WrittenStage[] {
  const base: Path = category.stages ? ['categories', index, 'stages'] : ['shared', 'stages'];
  const stages = category.stages ?? definition.shared?.stages ?? [];
  const written: WrittenStage[] = stages.map((stage, order) => ({ stage, path: [...base, order] }));
  category.addStages?.forEach(({ after, ...stage }, order) => {
    const place = written.findLastIndex((one) => one.stage.code === after);
    written.splice(place + 1, 0, { stage, path: ['categories', index, 'addStages', order] });
  });
  return written;
}

/** The stages of a category with its changes laid over, key by key. */
export function stagesOf(definition: Definition, category: CategoryDefinition): StageDefinition[] {
  return writtenStages(definition, category, 0).map(({ stage }) => ({
    ...stage,
    ...category.stageChanges?.[stage.code],
  }));
}

/** What a category says itself, else what all categories share. */
export function shared<Key extends keyof Shared>(
  definition: Definition,
  category: CategoryDefinition,
  key: Key,
): Shared[Key] {
  return (category[key] as Shared[Key]) ?? definition.shared?.[key];
}

/** The milestones that open and close a category for entrants; the check sees to it that there are some. */
export function enteringStated(definition: Definition, category: CategoryDefinition): Opening {
  const { opens, closes } = shared(definition, category, 'entering') ?? {};
  return { ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }) };
}

/**
 * Ids of the rules that hold in a category: its own list or the shared one, some added, some left out.
 * Where neither list is written, every rule holds that no award keeps for itself.
 */
export function rulesOf(definition: Definition, category: CategoryDefinition): string[] {
  const base = shared(definition, category, 'rules') ?? rulesOfEverybody(definition);
  const without = new Set(category.withoutRules);
  return [...new Set([...base, ...(category.addRules ?? [])])].filter((id) => !without.has(id));
}

/** The rubric of a stage: its own, else the stream's (where one round is one stream), else the category's, else the shared one. */
export function rubricIdOf(
  definition: Definition,
  category: CategoryDefinition,
  stage: StageDefinition,
  streamCode?: string,
): string | undefined {
  if (stage.rubric !== undefined) return stage.rubric;
  const stream = stage.scope === 'stream' ? category.streams.find(({ code }) => code === streamCode) : undefined;
  return stream?.rubric ?? shared(definition, category, 'rubric');
}

function rulesOfEverybody({ rules = [], awards = [] }: Definition): string[] {
  const kept = new Set(awards.flatMap((award) => award.rules ?? []));
  return rules.map(({ id }) => id).filter((id) => !kept.has(id));
}
