import type { CategoryDefinition, Definition, StageDefinition } from '../definition/definition.js';
import type { Path } from '../mistake.js';
import { writtenStages } from '../resolve/category.js';

/** A stage of one category, and where in the file it says what. */
export interface Placed {
  stage: StageDefinition;
  path: Path;
  /** Path of a key of the stage: in the category's change if it says it there, else where the stage is written. */
  at(key: keyof StageDefinition): Path;
}

/** The stages of a category in order, with its changes laid over. */
export function placedStages(definition: Definition, category: CategoryDefinition, index: number): Placed[] {
  return writtenStages(definition, category, index).map(({ stage, path }) => {
    const change = category.stageChanges?.[stage.code];
    return {
      stage: { ...stage, ...change },
      path,
      at: (key) => (change && key in change ? ['categories', index, 'stageChanges', stage.code, key] : [...path, key]),
    };
  });
}
