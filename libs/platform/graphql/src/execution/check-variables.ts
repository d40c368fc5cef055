import { BadUserInput } from './coded-error.js';

/** Lists and objects within each other. What hashes, writes or coerces variables recurses over them. */
const MOST_NESTED = 32;

// Whoever hands variables on to this process again need not have them walked again.
const checked = new WeakSet<object>();

/**
 * Refuses variables that would not survive the way to a service, whatever they are for: nested too deep, a number that JSON
 * cannot write, text that is no Unicode.
 * @throws {BadUserInput}
 */
export function checkVariables(variables: Record<string, unknown> | undefined): void {
  if (variables === undefined || checked.has(variables)) return;
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_NESTED)
      throw new BadUserInput(`variables: at most ${MOST_NESTED} lists and objects within each other`);
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string') assertText(value);
      else if (typeof value === 'number') assertFinite(value);
      else if (Array.isArray(value)) for (const item of value) below.push(item);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, item] of Object.entries(value)) {
          assertText(key);
          below.push(item);
        }
      }
    }
    level = below;
  }
  checked.add(variables);
}

function assertText(text: string): void {
  // Half a surrogate pair: UTF-8 cannot write it, so every database and client would keep something else.
  if (/\p{Surrogate}/u.test(text)) throw new BadUserInput('variables: text with half a character in it');
}

function assertFinite(number: number): void {
  if (!Number.isFinite(number)) throw new BadUserInput('variables: a number that is too large');
}
