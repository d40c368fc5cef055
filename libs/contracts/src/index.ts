export { eventKind, type EventKind, type Listener, type PayloadOf } from './event.js';
export { allEventKinds } from './all.js';
export { appointmentEndedV1 } from './accounts/appointment-ended.v1.js';
export { appointmentMadeV1, roles } from './accounts/appointment-made.v1.js';
export { personRegisteredV1 } from './accounts/person-registered.v1.js';
export { signInCodeRequestedV1 } from './accounts/sign-in-code-requested.v1.js';
