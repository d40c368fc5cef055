export { Met } from './met.js';
export {
  APPOINTMENT_TABLES_1,
  APPOINTMENT_TABLES_2,
  APPOINTMENT_TABLES_3,
  appointmentCopy,
  appointersOf,
  appointmentsOf,
  holds,
  holdsSomewhereIn,
  wasAppointedBy,
  type Appointment,
  type Role,
} from './appointment.js';
export { Acts, type ActRow, type ActTable, type Asked, type GateRow } from './acts.js';
export { Audience, guardAudience, type AudienceName } from './audience.js';
export { capacities, capacitiesAt, type Capacity } from './capacity.js';
export { personCopy, type KnownPerson } from './person.js';
export { allOf, anyOf, enforce, type Rule } from './policy.js';
export { RequestContext } from './request-context.js';
export { rightsTable, type RightsOf } from './rights-table.js';
export { TOKEN_AUDIENCE, TOKEN_ISSUER, TokenNotGood, TokenVerifier, type Caller, type KeySource } from './tokens.js';
