import { appointmentEndedV1 } from './accounts/appointment-ended.v1.js';
import { appointmentMadeV1 } from './accounts/appointment-made.v1.js';
import { personRegisteredV1 } from './accounts/person-registered.v1.js';
import { signInCodeRequestedV1 } from './accounts/sign-in-code-requested.v1.js';
import { editionOpenedV1 } from './registrations/edition-opened.v1.js';
import { entryAdmittedV1 } from './registrations/entry-admitted.v1.js';
import { entryRefusedV1 } from './registrations/entry-refused.v1.js';
import { entrySubmittedV1 } from './registrations/entry-submitted.v1.js';
import { entryWithdrawnV1 } from './registrations/entry-withdrawn.v1.js';
import { judgeSeatedV1 } from './judging/judge-seated.v1.js';
import { roundClosedV1 } from './judging/round-closed.v1.js';
import { awardsReleasedV1 } from './results/awards-released.v1.js';
import type { EventKind } from './event.js';

const kinds = [
  appointmentEndedV1,
  appointmentMadeV1,
  personRegisteredV1,
  signInCodeRequestedV1,
  editionOpenedV1,
  entryAdmittedV1,
  entryRefusedV1,
  entrySubmittedV1,
  entryWithdrawnV1,
  judgeSeatedV1,
  roundClosedV1,
  awardsReleasedV1,
];

/** Every kind of event there is, by its type. A relay looks here to see who listens. */
export const allEventKinds: ReadonlyMap<string, EventKind<unknown>> = new Map(
  kinds.map((kind) => [kind.type, kind as EventKind<unknown>]),
);
