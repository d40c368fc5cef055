import { fromFormat1 } from './format-1.js';
import { isGroup, type Group } from './group.js';

/** From each older format to the next, by the number of the older one. A new format adds a line and a sample in the tests. */
export const UPGRADERS: Readonly<Record<number, (definition: Group) => Group>> = { 1: fromFormat1 };

/** The version of the format this code reads. A change that old files do not survive raises it and adds an upgrader. */
export const FORMAT = 2;

/**
 * A definition of any older format in the newest one; whatever is of no known format comes back as it is, for the schema to
 * refuse. What was written keeps its place, so that mistakes still point into the file.
 */
export function upgraded(value: unknown): unknown {
  let definition = value;
  while (isGroup(definition)) {
    const { format } = definition;
    const upgrade = typeof format === 'number' && format < FORMAT ? UPGRADERS[format] : undefined;
    if (!upgrade) break;
    definition = upgrade(definition);
  }
  return definition;
}

/** The format a file says it is written in; null when it says none. */
export function formatOf(value: unknown): number | null {
  return isGroup(value) && typeof value['format'] === 'number' ? value['format'] : null;
}
