import type { HeldEntry } from './entry.repository.js';

/** Where an entry stands, as events tell it. */
export function placeOf(entry: HeldEntry, title: Record<string, string>) {
  const { id: entryId, code: entryCode, editionCode, categoryCode, streamCode } = entry;
  return { entryId, entryCode, editionCode, categoryCode, streamCode, title };
}
