import { Acts, capacitiesAt, type Appointment as Held } from '@podium/platform-access';
import { AppointmentRole, MayNotAppoint } from './appointment.type.js';

/** A role at a place; no category: the whole edition, no edition: everywhere. */
export interface Post {
  role: AppointmentRole;
  editionCode: string | null;
  categoryCode: string | null;
}

type Act = 'FILL_HIGH_OFFICE' | 'FILL_CATEGORY' | 'FILL_BENCH';

/** Who appoints whom, and ends it. Nobody appoints an equal. */
export const appointmentActs = new Acts<Act, 'any', Post>({
  of: 'appointment',
  acts: {
    FILL_HIGH_OFFICE: {
      by: ['administrator'],
      says: 'appoint administrators and organisers of an edition, or end it (`appoint`, `endAppointment`)',
    },
    FILL_CATEGORY: {
      by: ['editionOrganiser'],
      says: 'appoint organisers of a category, or end it (`appoint`, `endAppointment`)',
    },
    FILL_BENCH: {
      by: ['editionOrganiser', 'categoryOrganiser'],
      says: 'appoint screeners and chairs, or end it (`appoint`, `endAppointment`)',
    },
  },
  gates: [],
  notTheirs: () => new MayNotAppoint(),
  notNow: () => new MayNotAppoint(),
});

function actOn({ role, editionCode, categoryCode }: Post): Act {
  if (editionCode === null || role === AppointmentRole.ADMINISTRATOR) return 'FILL_HIGH_OFFICE';
  if (role !== AppointmentRole.ORGANISER) return 'FILL_BENCH';
  return categoryCode === null ? 'FILL_HIGH_OFFICE' : 'FILL_CATEGORY';
}

const asked = (held: Held[], post: Post) => ({
  capacities: capacitiesAt(held, post.editionCode ?? '', post.categoryCode),
  state: 'any' as const,
  facts: post,
});

/** Refuses whoever may not fill this post. @throws {Refused} MayNotAppoint */
export function enforceAppointing(held: Held[], post: Post): void {
  appointmentActs.enforce(actOn(post), asked(held, post));
}

/** Whether they may fill this post, and so end who holds it. */
export const mayFill = (held: Held[], post: Post): boolean =>
  appointmentActs.reasonAgainst(actOn(post), asked(held, post)) === undefined;
