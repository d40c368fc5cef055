import { enteringOf, stageWindow, type Edition } from '@podium/programmes';
import type { Place } from './place.js';

/**
 * The instant from which no sheet is taken any more, as the edition's calendar says it now.
 * @returns null when the calendar says nothing: the round is open until its chair closes it
 */
export const closesAt = (edition: Edition, place: Place): Date | null => stageWindow(edition, place)?.closesAt ?? null;

/** Until when entries of a category are taken; null: no date closes it. */
export const enteringClosesAt = (edition: Edition, category: string): Date | null =>
  enteringOf(edition, category)?.closesAt ?? null;
