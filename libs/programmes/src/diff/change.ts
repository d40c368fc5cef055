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

/** What is known of the edition that is open. The cautious answer is that people have answered and judges have marked. */
export interface Situation {
  now: Date;
  /** Entries hold answers; true unless known otherwise. */
  answersExist?: boolean;
  /** There are score sheets; true unless known otherwise. */
  sheetsExist?: boolean;
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
