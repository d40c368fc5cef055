import { holds, type Appointment } from './appointment.js';

/** In which capacity somebody may act, from the highest office to nobody in particular. The docs' table has a column for each. */
export const capacities = [
  'administrator',
  'editionOrganiser',
  'categoryOrganiser',
  'screener',
  'chair',
  'judge',
  'leader',
  'member',
  'person',
  'anybody',
] as const;
export type Capacity = (typeof capacities)[number];

/**
 * The capacities that appointments give at one place of an edition; an administrator has all of them. What comes from the
 * thing itself (its judge, leader, member) its service adds.
 * @param categoryCode  absent or null: the edition as a whole, which an organiser of one category does not organise
 */
export function capacitiesAt(
  held: Appointment[],
  editionCode: string,
  categoryCode?: string | null,
): ReadonlySet<Capacity> {
  const category = categoryCode ?? undefined;
  const has = new Set<Capacity>(['anybody']);
  if (held.some(({ role }) => role === 'administrator')) has.add('administrator');
  if (holds(held, 'organiser', editionCode)) has.add('editionOrganiser');
  if (category !== undefined && holds(held, 'organiser', editionCode, category)) has.add('categoryOrganiser');
  if (holds(held, 'screener', editionCode, category)) has.add('screener');
  if (holds(held, 'chair', editionCode, category)) has.add('chair');
  return has;
}
