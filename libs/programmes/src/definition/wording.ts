import { distance } from 'fastest-levenshtein';
import type { Path } from '../mistake.js';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list (lines that begin with `-`)',
  object: 'a group of keys',
  record: 'a group of keys',
  null: '`null`',
};

/** What a schema calls a kind of value, in words; for a group of keys, which ones it knows. */
export function kindOf(expected: string, keys: readonly string[] = []): string {
  const kind = KINDS[expected] ?? `\`${expected}\``;
  return expected === 'object' && keys.length > 0 ? `${kind} (${quoted(keys.slice(0, 12))})` : kind;
}

export const quoted = (words: readonly unknown[]): string => words.map((word) => `\`${String(word)}\``).join(', ');

/** A value as the person wrote it, cut short. */
export function show(value: unknown): string {
  if (value === null) return 'An empty value';
  if (Array.isArray(value)) return 'A list';
  if (typeof value === 'object') return 'A group of keys';
  const text = String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

/** A schema’s message as a sentence; `must …` and `is …` get the key as their subject. */
export function sentence(message: string, path: Path = []): string {
  const key = path.findLast((part) => typeof part === 'string');
  const subject = key !== undefined && /^(must|is) /.test(message) ? `\`${key}\` ` : '';
  const text = `${subject}${message}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The known word closest to one that is not known; undefined when none is close enough to be meant. */
export function nearestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps || (a.candidate < b.candidate ? -1 : 1));
  const [best] = ranked;
  // Of a word of two letters one may be wrong; a single letter is near to nothing.
  const most = Math.min(Math.max(2, Math.floor(word.length / 3)), word.length - 1);
  return best && best.steps <= most ? best.candidate : undefined;
}

/** What to write instead, out of what is allowed. */
export function adviseOneOf(given: unknown, allowed: readonly unknown[]): string {
  const words = allowed.map(String);
  if (typeof given === 'number' && words.includes(String(given))) return `Put it in quotes: '${given}'.`;
  const nearest = typeof given === 'string' ? nearestTo(given, words) : undefined;
  if (nearest !== undefined) return `Did you mean \`${nearest}\`?`;
  return words.length === 1 ? `Write ${quoted(words)}.` : `Write one of ${quoted(words)}.`;
}
