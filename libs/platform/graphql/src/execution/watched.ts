/** Something of these may have changed; `[]` once at the beginning, and whenever something may have been missed. */
export interface Changed {
  changed: readonly string[];
}

/** Tells who watches a topic that it has changed. */
export interface Watchable {
  /**
   * @param told  called after each commit that changed one of these, and whenever something may have been missed
   * @returns how to stop, once nothing can be missed any more
   */
  watch(topics: readonly string[], told: (changed: readonly string[]) => void): Promise<() => void>;
  /** Everything that changes, for whoever passes it on. */
  watchAll(told: (changed: readonly string[]) => void): Promise<() => void>;
}

/** Dispatches what changed to those who watch it, in one process. */
export class Watchers {
  private readonly byTopic = new Map<string, Set<(changed: readonly string[]) => void>>();
  private readonly ofAll = new Set<(changed: readonly string[]) => void>();

  get none(): boolean {
    return this.byTopic.size === 0 && this.ofAll.size === 0;
  }

  add(topics: readonly string[], told: (changed: readonly string[]) => void): () => void {
    for (const topic of topics) this.byTopic.set(topic, (this.byTopic.get(topic) ?? new Set()).add(told));
    return () => {
      for (const topic of topics) {
        const watching = this.byTopic.get(topic);
        watching?.delete(told);
        if (watching?.size === 0) this.byTopic.delete(topic);
      }
    };
  }

  addAll(told: (changed: readonly string[]) => void): () => void {
    this.ofAll.add(told);
    return () => void this.ofAll.delete(told);
  }

  tell(topics: readonly string[]): void {
    for (const told of this.ofAll) told(topics);
    for (const topic of topics) for (const told of this.byTopic.get(topic) ?? []) told([topic]);
  }

  /** Something may have been missed: everybody looks again. */
  tellAll(): void {
    for (const told of this.ofAll) told([]);
    for (const told of new Set([...this.byTopic.values()].flatMap((each) => [...each]))) told([]);
  }
}

/** As an iterable: `[]` at once, then what changed, several changes together while nobody looks. Ends with the signal. */
export async function* changesOf(
  watchable: Watchable,
  topics: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Changed> {
  let waiting: Set<string> | undefined = new Set();
  let wake = () => {};
  const stop = await watchable.watch(topics, (changed) => {
    waiting ??= new Set();
    for (const each of changed) waiting.add(each);
    wake();
  });
  const aborted = () => wake();
  signal.addEventListener('abort', aborted);
  try {
    while (!signal.aborted) {
      if (waiting === undefined) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      const changed = [...waiting];
      waiting = undefined;
      yield { changed };
    }
  } finally {
    signal.removeEventListener('abort', aborted);
    stop();
  }
}
