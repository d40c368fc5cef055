import { nearestTo } from '../definition/explain.js';
import type { Finding, Path } from '../mistake.js';

/** Ids written twice in one list. */
export function twice(items: readonly { id: string }[], path: Path, what: string): Finding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      finding(`${what}-twice`, [...path, at, 'id'], `There is another ${what} \`${id}\`.`, 'Rename one of them.'),
    ];
  });
}

/** Something is named that does not exist, with the nearest that does. */
export function missing(what: string, id: string, path: Path, known: readonly string[]): Finding {
  const nearest = nearestTo(id, known);
  const advice = nearest
    ? `Did you mean \`${nearest}\`?`
    : known.length > 0 && known.length <= 20
      ? `Write one of ${known.map((one) => `\`${one}\``).join(', ')}.`
      : `Add the ${what}, or name another.`;
  return finding(`no-such-${what}`, path, `There is no ${what} \`${id}\`.`, advice);
}

export function finding(code: string, path: Path, message: string, advice: string): Finding {
  return { code, path, message, advice };
}
