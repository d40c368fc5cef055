import { BadUserInput, type CursorValue } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';

/** The id at the end of a cursor; null for the first page. @throws {BadUserInput} for a cursor of another list */
export function idAfter(after: CursorValue[] | undefined): string | null {
  if (!after) return null;
  const id = after.at(-1);
  if (!isUuid(id)) throw new BadUserInput('after: not a cursor of this list');
  return id as string;
}
