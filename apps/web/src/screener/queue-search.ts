import type { ScreeningQueueQuery } from './screening.documents.js';

export type EntryState = ScreeningQueueQuery['entries']['nodes'][number]['state'];
export const STATES = ['SUBMITTED', 'ADMITTED', 'REFUSED', 'WITHDRAWN', 'DISQUALIFIED'] as const;

/** What a list is narrowed to; it is part of the address, so a list can be sent to somebody. */
export interface QueueSearch {
  category?: string;
  state?: EntryState | 'EVERY';
}

export function readQueueSearch(search: Record<string, unknown>): QueueSearch {
  const { category, state } = search;
  return {
    ...(typeof category === 'string' ? { category } : {}),
    ...(state === 'EVERY' || STATES.some((each) => each === state) ? { state: state as EntryState } : {}),
  };
}

/** Variables of the list that an address names: what waits for somebody, unless another state was asked for. */
export function queueVariables(
  code: string,
  { category, state = 'SUBMITTED' }: QueueSearch,
  locale: 'EN' | 'ZH_HANT' | 'ZH_HANS',
) {
  return { code, category: category ?? null, state: state === 'EVERY' ? null : state, locale, after: null };
}
