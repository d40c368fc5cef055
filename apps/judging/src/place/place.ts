import type { Category, Edition, Rubric, Stage } from '@podium/programmes';

/** What one round compares: the entries of a stream, of a category, or of a whole edition, at one stage. */
export interface Place {
  editionCode: string;
  stageCode: string;
  /** null: the whole edition. */
  categoryCode: string | null;
  /** null: the whole category. */
  streamCode: string | null;
}

/** A stage as it stands at one place. */
export interface StageHere {
  stage: Stage;
  rubric: Rubric;
  /** The categories whose entries are compared. */
  categories: Category[];
}

/** The stage that is held at exactly this place; null when the edition holds none there. */
export function stageAt(edition: Edition, place: Place): StageHere | null {
  const { categoryCode, streamCode, stageCode } = place;
  if (categoryCode === null) {
    const has = (category: Category) => stageOf(category, stageCode)?.scope === 'edition';
    const categories = edition.categories.filter(has);
    const stage = categories[0] && stageOf(categories[0], stageCode);
    return stage && streamCode === null ? { stage, rubric: stage.rubric, categories } : null;
  }
  const category = edition.categories.find(({ code }) => code === categoryCode);
  const stage = category && stageOf(category, stageCode);
  if (!category || !stage || stage.scope === 'edition') return null;
  if (stage.scope === 'category') {
    return streamCode === null ? { stage, rubric: stage.rubric, categories: [category] } : null;
  }
  if (!category.streams.some(({ code }) => code === streamCode)) return null;
  const rubric = stage.rubricByStream?.[streamCode as string] ?? stage.rubric;
  return { stage, rubric, categories: [category] };
}

export const stageOf = (category: Category, stageCode: string): Stage | undefined =>
  category.stages.find(({ code }) => code === stageCode);

/** Codes of the stages of a category, or of any category of the edition, in their order. */
export function stagesOf(edition: Edition | null, categoryCode: string | null): string[] {
  const categories = edition?.categories.filter(({ code }) => categoryCode === null || code === categoryCode) ?? [];
  return [...new Set(categories.flatMap(({ stages }) => stages.map(({ code }) => code)))];
}

/** Whether a panel may be formed for this: the stage exists there, or in a part of it. */
export function isPanelPlace(edition: Edition, { categoryCode, streamCode, stageCode }: Place): boolean {
  if (categoryCode === null) {
    return streamCode === null && edition.categories.some((category) => stageOf(category, stageCode) !== undefined);
  }
  const category = edition.categories.find(({ code }) => code === categoryCode);
  if (!category || !stageOf(category, stageCode)) return false;
  return streamCode === null || category.streams.some(({ code }) => code === streamCode);
}

/** How people name the place in a message: `HKICTA23 SL AVE judging`. */
export const placeName = ({ editionCode, categoryCode, streamCode, stageCode }: Place): string =>
  [editionCode, categoryCode, streamCode, stageCode].filter((part) => part !== null).join(' ');
