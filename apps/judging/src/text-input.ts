import { BadUserInput } from '@podium/platform-graphql';

/**
 * Text from a client as it may be kept: trimmed, not empty, at most `max` characters (code points), without NUL, which
 * PostgreSQL cannot keep.
 * @throws {BadUserInput}
 */
export function textInput(name: string, value: string, max: number): string {
  const text = value.trim();
  if (text.includes('\u0000')) throw new BadUserInput(`${name}: holds a NUL character`);
  if (text === '') throw new BadUserInput(`${name}: is empty`);
  if (text.length > max && [...text].length > max) throw new BadUserInput(`${name}: longer than ${max} characters`);
  return text;
}

/** The same for text that may be left out; blank counts as left out. */
export function optionalTextInput(name: string, value: string | null | undefined, max: number): string | null {
  return value == null || value.trim() === '' ? null : textInput(name, value, max);
}

/** A code of an edition, category, stream or stage: short, on one line. */
export const codeInput = (name: string, value: string): string => textInput(name, value, 60);

export const optionalCodeInput = (name: string, value: string | null | undefined): string | null =>
  optionalTextInput(name, value, 60);
