import { BadUserInput, type CursorValue } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';

/** The id of a cursor in a list that is sorted by ids alone; null for the first page. @throws {BadUserInput} */
export function idAfter(after: readonly CursorValue[] | undefined): string | null {
  if (after === undefined) return null;
  const [id] = after;
  if (typeof id !== 'string' || !isUuid(id)) throw new BadUserInput('after: not a cursor of this list');
  return id;
}
