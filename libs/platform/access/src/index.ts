export {
  APPOINTMENT_TABLES_1,
  APPOINTMENT_TABLES_2,
  appointmentListenings,
  appointmentsOf,
  holds,
  wasAppointedBy,
  type Appointment,
  type Role,
} from './appointment.js';
export { Audience, guardAudience, type AudienceName } from './audience.js';
export { allOf, anyOf, enforce, type Rule } from './policy.js';
export { RequestContext } from './request-context.js';
export { remoteKeys, TOKEN_AUDIENCE, TOKEN_ISSUER, TokenVerifier, type Caller, type KeySource } from './tokens.js';
