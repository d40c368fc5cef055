import { z } from 'zod';
import { eventKind } from '../event.js';

/**
 * Somebody named this address as a member of their team and asks whether its owner agrees. Nothing that the inviter wrote
 * freely goes into the letter: who gets it has agreed to nothing yet.
 */
export const memberInvitedV1 = eventKind(
  'registrations.member-invited.v1',
  z.object({
    invitationId: z.uuid(),
    email: z.email(),
    locale: z.enum(['en', 'zhHant', 'zhHans']),
    editionCode: z.string(),
    /** The address with which the inviter signed in; null while it has not been heard of. */
    invitedBy: z.email().nullable(),
    /** Whoever has it may accept, once. Sealed for the mailer, which alone writes it down. */
    sealedToken: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  { secret: true },
);
