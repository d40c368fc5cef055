import { appointmentEndedV1 } from './accounts/appointment-ended.v1.js';
import { appointmentMadeV1 } from './accounts/appointment-made.v1.js';
import { personRegisteredV1 } from './accounts/person-registered.v1.js';
import { signInCodeRequestedV1 } from './accounts/sign-in-code-requested.v1.js';
import type { EventKind } from './event.js';

/** Every kind of event there is, by its type. A relay looks here to see who listens. */
export const allEventKinds: ReadonlyMap<string, EventKind<unknown>> = new Map(
  [appointmentMadeV1, appointmentEndedV1, personRegisteredV1, signInCodeRequestedV1].map((kind) => [
    kind.type,
    kind as EventKind<unknown>,
  ]),
);
