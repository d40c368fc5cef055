import { z } from 'zod';
import { eventKind } from '../event.js';
import { emailAddress, text } from '../text.js';

/** Somebody was asked to judge on a panel; the letter invites to sign in. */
export const judgeSeatedV1 = eventKind(
  'judging.judge-seated.v1',
  z.object({
    seatId: z.uuid(),
    email: emailAddress,
    panelName: text,
    editionCode: z.string(),
    categoryCode: z.string().nullable(),
  }),
);
