import type { Mistake } from '../mistake.js';

/** Mistakes as a person reads them; `file:line:column` opens the place in most terminals and editors. */
export function sayMistakes(file: string, mistakes: readonly Mistake[]): string {
  const lines = mistakes.map(
    ({ line, column, message, advice }) => `${file}:${line}:${column}  ${message}\n    ${advice}\n`,
  );
  const total = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  return `${lines.join('')}\n${file}: ${total}.\n`;
}
