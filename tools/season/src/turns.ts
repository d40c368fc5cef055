/** Lets work of one kind be done in the order in which turns were taken, whatever comes before it takes its own time. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** @returns runs the work once everybody who took a turn earlier has done theirs; call it, or those behind wait for ever */
  take(kind: string): <T>(work: () => Promise<T>) => Promise<T> {
    const before = this.last.get(kind);
    let done = () => {};
    this.last.set(kind, new Promise<void>((resolve) => (done = resolve)));
    return async (work) => {
      await before;
      try {
        return await work();
      } finally {
        done();
      }
    };
  }
}
