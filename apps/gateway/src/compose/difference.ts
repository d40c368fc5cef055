/**
 * Where two texts begin and end to differ, as a person reads it; undefined when they are equal.
 * @param lines  of each side at most
 */
export function difference(committed: string, wanted: string, lines = 20): string | undefined {
  if (committed === wanted) return undefined;
  const before = committed.split('\n');
  const after = wanted.split('\n');
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let same = 0;
  while (same < Math.min(before.length, after.length) - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  const side = (sign: string, all: string[]) => {
    const changed = all.slice(from, all.length - same);
    const shown = changed.slice(0, lines).map((line) => `${sign} ${line}`);
    return changed.length > lines ? [...shown, `${sign} … ${changed.length - lines} more lines`] : shown;
  };
  return [`at line ${from + 1}:`, ...side('-', before), ...side('+', after)].join('\n');
}
