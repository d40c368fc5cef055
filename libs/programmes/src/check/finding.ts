import { nearestTo } from '../definition/explain.js';
import type { Finding, Path } from '../mistake.js';

export function finding(
  code: string,
  path: Path,
  message: string,
  advice: string,
  at: 'key' | 'value' = 'value',
): Finding {
  return { code, path, message, advice, at };
}

/** A name that refers to nothing: says which names there are, and the nearest one. */
export function unknownName(kind: string, name: string, known: Iterable<string>, path: Path): Finding {
  const names = [...new Set(known)];
  const nearest = nearestTo(name, names);
  const advice = nearest
    ? `Did you mean \`${nearest}\`?`
    : names.length > 0
      ? `There are: ${names
          .slice(0, 30)
          .map((one) => `\`${one}\``)
          .join(', ')}.`
      : `This definition has no ${kind} yet; add it or leave this out.`;
  return finding(`unknown-${kind.replaceAll(' ', '-')}`, path, `There is no ${kind} \`${name}\`.`, advice);
}

/** One finding for every name that is not among the known ones. */
export function unknownNames(
  kind: string,
  names: readonly (string | undefined)[],
  known: Iterable<string>,
  pathOf: (index: number) => Path,
): Finding[] {
  const set = new Set(known);
  return names.flatMap((name, index) =>
    name === undefined || set.has(name) ? [] : [unknownName(kind, name, set, pathOf(index))],
  );
}

/** One finding for every code that an earlier item of the list already has. */
export function repeated(kind: string, codes: readonly string[], pathOf: (index: number) => Path): Finding[] {
  return codes.flatMap((code, index) =>
    codes.indexOf(code) === index
      ? []
      : [
          finding(
            'code-twice',
            pathOf(index),
            `Two ${kind} are called \`${code}\`.`,
            'Give one of them another name; answers and results are kept under it.',
          ),
        ],
  );
}

/** The first name of a chain that comes back to itself, following `next` from `start`; undefined when it ends. */
export function circles(start: string, next: (name: string) => readonly string[]): boolean {
  const waiting = [...next(start)];
  const seen = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...next(name));
  }
  return false;
}
