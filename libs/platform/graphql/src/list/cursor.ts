import { BadUserInput } from '../execution/coded-error.js';

/** A value one sorts by: what PostgreSQL compares, as it came from the row. Instants as ISO 8601 text. */
export type CursorValue = string | number | boolean | null;

/** Packs the sort key of one row, its id last, into something clients hand back unread. */
export function encodeCursor(key: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key a cursor holds.
 * @param length  how many values the list sorts by
 * @throws {BadUserInput} for anything that `encodeCursor` did not make for such a list
 */
export function decodeCursor(cursor: string, length: number): CursorValue[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === length && key.every(isCursorValue)) return key;
  } catch {
    // Falls through to the one refusal.
  }
  throw new BadUserInput({
    en: 'after: not a cursor of this list',
    zhHant: 'after：並非此清單的位置標記。',
    zhHans: 'after：不是此列表的位置标记。',
  });
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
