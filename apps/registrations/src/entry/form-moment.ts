import { milestoneNames, type FormMoment } from '@podium/programmes';
import type { OpenedCategory, OpenedEdition } from '../edition/editions.js';

/** When, and in which stream, the form of a category is looked at. */
export const formMoment = (
  { edition }: OpenedEdition,
  { milestones }: OpenedCategory,
  stream: string,
  now: Date,
): FormMoment => ({
  now,
  milestones,
  names: milestoneNames(edition.calendar),
  timeZone: edition.timeZone,
  stream,
});
