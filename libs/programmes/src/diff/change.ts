/** What a change would do to an edition that is already open. */
export type Effect = 'harmless' | 'needs-a-decision' | 'refused';

export interface Change {
  effect: Effect;
  /** What changed, as a sentence. */
  what: string;
  /** Why it has this effect, or what has to be decided. */
  why: string;
  /** Category codes it touches; empty: the whole edition. */
  categories: string[];
}

/**
 * What people have done in the edition that is open. Of what is left out the cautious answer holds: they have answered, judges have
 * marked, nothing is released.
 */
export interface Situation {
  now: Date;
  /** Entries hold answers; true unless known otherwise. */
  answersExist?: boolean;
  /** There are score sheets; true unless known otherwise. */
  sheetsExist?: boolean;
  /** Fields that somebody answered, as `SL/project-name`; goes before `answersExist`. */
  answered?: readonly string[];
  /** Those of `answered` that drafts alone hold: whoever has one sees it go, and nothing that was submitted is touched. */
  draftedOnly?: readonly string[];
  /** Categories and streams that hold entries, as `SL` and `SL/LIC`; goes before `answersExist`. */
  entered?: readonly string[];
  /** Stages with a round that was opened, as `SL/judging`; goes before `sheetsExist`. */
  judged?: readonly string[];
  /**
   * Stages of which nobody knows whether a round was opened. A round keeps the criteria and the method that it was opened with, so
   * those may change for later ones; what leads to a stage and away from it may not.
   */
  mayBeJudged?: readonly string[];
  /** Codes of awards that were released. */
  released?: readonly string[];
}

/** Whether a field of a category may hold answers; columns go by their field. */
export function isAnswered({ answered, answersExist = true }: Situation, category: string, field: string): boolean {
  return answered ? answered.includes(`${category}/${field.split('/')[0] ?? ''}`) : answersExist;
}

/** Whether drafts alone answered a field. */
export function isOnlyDrafted({ draftedOnly = [] }: Situation, category: string, field: string): boolean {
  return draftedOnly.includes(`${category}/${field.split('/')[0] ?? ''}`);
}

/** Whether a category, or one of its streams, may hold entries. */
export function isEntered({ entered, answersExist = true }: Situation, category: string, stream?: string): boolean {
  return entered ? entered.includes(stream === undefined ? category : `${category}/${stream}`) : answersExist;
}

/** Whether a stage of a category may have been judged. */
export function isJudged({ judged, sheetsExist = true }: Situation, category: string, stage: string): boolean {
  return judged ? judged.includes(`${category}/${stage}`) : sheetsExist;
}

/** Whether a round of a stage may have been opened, though nobody says so. */
export function mayBeJudged({ mayBeJudged: stages = [] }: Situation, category: string, stage: string): boolean {
  return stages.includes(`${category}/${stage}`);
}

export function change(effect: Effect, what: string, why: string, categories: string[] = []): Change {
  return { effect, what, why, categories };
}

/** The same change in several categories is told once. */
export function merged(changes: readonly Change[]): Change[] {
  const byText = new Map<string, Change>();
  for (const one of changes) {
    const key = JSON.stringify([one.effect, one.what, one.why]);
    const before = byText.get(key);
    byText.set(key, before ? { ...before, categories: [...new Set([...before.categories, ...one.categories])] } : one);
  }
  return [...byText.values()];
}

/** Two values that say the same, in whatever order their keys stand. */
export function same(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What is only in the first, only in the second, and in both, by key. */
export function paired<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): { removed: Item[]; added: Item[]; kept: [Item, Item][] } {
  const later = new Map(after.map((item) => [keyOf(item), item]));
  const earlier = new Set(before.map(keyOf));
  return {
    removed: before.filter((item) => !later.has(keyOf(item))),
    added: after.filter((item) => !earlier.has(keyOf(item))),
    kept: before.flatMap((item): [Item, Item][] => {
      const partner = later.get(keyOf(item));
      return partner === undefined ? [] : [[item, partner]];
    }),
  };
}
