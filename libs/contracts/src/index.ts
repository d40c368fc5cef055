export { SERVICES, type ServiceName } from './services.js';
export { eventKind, type EventKind, type PayloadOf } from './event.js';
export { factKind, toldFact, type BodyOf, type FactKind, type ToldFact } from './fact.js';
export {
  disagreements,
  heard,
  hearingTable,
  whoHearsWhat,
  type Declared,
  type Hearing,
  type HearingTable,
  type Kind,
} from './who-hears-what.js';
export { type Contact, type EventText } from './text.js';
export { dossier, type Dossier } from './registrations/dossier.js';
export { appointmentV1, roles } from './accounts/appointment.v1.js';
export { personV1 } from './accounts/person.v1.js';
export { signInCodeRequestedV1 } from './accounts/sign-in-code-requested.v1.js';
export { editionFrom, editionV1, type EditionDefinition } from './registrations/edition.v1.js';
export { entryAdmittedV2 } from './registrations/entry-admitted.v2.js';
export { entryV1 } from './registrations/entry.v1.js';
export { entryRefusedV1 } from './registrations/entry-refused.v1.js';
export { entrySubmittedV1 } from './registrations/entry-submitted.v1.js';
export { entryWithdrawnV1 } from './registrations/entry-withdrawn.v1.js';
export { entrantAskedV1 } from './registrations/entrant-asked.v1.js';
export { decisionChangedV1 } from './registrations/decision-changed.v1.js';
export { deadlineExtendedV1 } from './registrations/deadline-extended.v1.js';
export { memberInvitedV1 } from './registrations/member-invited.v1.js';
export { judgeSeatedV1 } from './judging/judge-seated.v1.js';
export {
  contendersDocument,
  standingDocument,
  standingV1,
  type ContendersDocument,
  type StandingDocument,
} from './judging/standing.v1.js';
export { awardsReleasedV1 } from './results/awards-released.v1.js';
