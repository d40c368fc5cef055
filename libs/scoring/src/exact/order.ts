/** Code unit order: the same on every machine, whatever its locale. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Compares by several texts, the first that differs deciding. */
export function byTexts<T>(...texts: ((item: T) => string)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const text of texts) {
      const order = byCodeUnit(text(a), text(b));
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** What occurs more than once, each once, in code unit order. */
export function repeated(values: Iterable<string>): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) (seen.has(value) ? twice : seen).add(value);
  return [...twice].sort(byCodeUnit);
}
