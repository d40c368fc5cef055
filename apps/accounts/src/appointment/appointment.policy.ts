import type { Appointment as Held, Rule } from '@podium/platform-access';
import { holds } from '@podium/platform-access';
import { AppointmentRole, MayNotAppoint } from './appointment.type.js';

interface Wanted {
  role: AppointmentRole;
  editionCode: string | null;
  categoryCode: string | null;
}

const isAdministrator = (held: Held[]) => held.some(({ role }) => role === 'administrator');

/**
 * Who may appoint whom: an administrator anybody; the organiser of an edition organisers of its categories, screeners and
 * chairs; the organiser of a category its screeners and chairs. Nobody appoints an equal.
 */
export const mayAppoint: Rule<Held[], Wanted> = (held, { role, editionCode, categoryCode }) => {
  if (isAdministrator(held)) return undefined;
  if (editionCode === null || role === AppointmentRole.ADMINISTRATOR) return new MayNotAppoint();
  const organisesEdition = holds(held, 'organiser', editionCode);
  const organisesCategory = categoryCode !== null && holds(held, 'organiser', editionCode, categoryCode);
  const allowed =
    role === AppointmentRole.ORGANISER
      ? organisesEdition && categoryCode !== null
      : organisesEdition || organisesCategory;
  return allowed ? undefined : new MayNotAppoint();
};
