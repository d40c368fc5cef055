import { validate as isUuid } from 'uuid';
import { BadUserInput } from '../execution/coded-error.js';
import type { CursorValue } from './cursor.js';

/** What a value of a cursor must look like before the database compares with it. */
export type CursorPart = 'text' | 'whole' | 'id';

const LOOKS: Record<CursorPart, (value: CursorValue) => boolean> = {
  text: (value) => typeof value === 'string',
  whole: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  id: (value) => typeof value === 'string' && isUuid(value),
};

type PartsOf<Parts extends readonly CursorPart[]> = {
  [At in keyof Parts]: Parts[At] extends 'whole' ? number : string;
};

/** @throws {BadUserInput} for a cursor that this list did not make */
export function cursorParts<const Parts extends readonly CursorPart[]>(
  after: readonly CursorValue[] | undefined,
  ...parts: Parts
): PartsOf<Parts> | null {
  if (after === undefined) return null;
  if (!parts.every((part, at) => LOOKS[part](after[at] as CursorValue))) {
    throw new BadUserInput('after: not a cursor of this list');
  }
  return [...after] as PartsOf<Parts>;
}

/** The id at the end of a cursor; null for the first page. @throws {BadUserInput} for a cursor of another list */
export function idAfter(after: readonly CursorValue[] | undefined): string | null {
  return cursorParts(after?.slice(-1), 'id')?.[0] ?? null;
}
