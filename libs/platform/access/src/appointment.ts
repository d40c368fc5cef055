import { appointmentV1, type roles } from '@podium/contracts';
import type { Database } from '@podium/platform-database';
import { copy, DIGEST, type Copy, type FactDigest } from '@podium/platform-facts';

export type Role = (typeof roles)[number];

export interface Appointment {
  role: Role;
  /** null: everywhere. */
  editionCode: string | null;
  /** null: the whole edition. */
  categoryCode: string | null;
}

/** Each service's own copy of who holds which role where, fed by the accounts service. */
export const APPOINTMENT_TABLES_1 = `
  CREATE TABLE appointment (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL,
    role text NOT NULL,
    edition_code text,
    category_code text,
    ended boolean NOT NULL DEFAULT false
  );
  CREATE INDEX appointment_of_person ON appointment (person_id) WHERE NOT ended;
`;

/** By whom: two persons decide as two only when neither was appointed by the other. */
export const APPOINTMENT_TABLES_2 = `
  ALTER TABLE appointment ADD COLUMN appointed_by uuid;
`;

/** Which version of the fact a copy is of. */
export const APPOINTMENT_TABLES_3 = `
  ALTER TABLE appointment ADD COLUMN version int NOT NULL DEFAULT 0;
`;

export function appointmentsOf(database: Pick<Database, 'query'>, personId: string): Promise<Appointment[]> {
  return database.query<Appointment>(
    `SELECT role, edition_code AS "editionCode", category_code AS "categoryCode"
     FROM appointment WHERE person_id = $1 AND NOT ended`,
    [personId],
  );
}

/** Whether any of them covers this role at this place. An administrator holds every role everywhere. */
export function holds(appointments: Appointment[], role: Role, editionCode: string, categoryCode?: string): boolean {
  return appointments.some(
    (each) =>
      each.role === 'administrator' ||
      (each.role === role &&
        (each.editionCode === null || each.editionCode === editionCode) &&
        (each.categoryCode === null || each.categoryCode === categoryCode)),
  );
}

/** Whether any of them covers this role in some part of this edition: enough to look, and to be told what is whose. */
export function holdsSomewhereIn(appointments: Appointment[], role: Role, editionCode: string): boolean {
  return appointments.some(
    (each) =>
      each.role === 'administrator' ||
      (each.role === role && (each.editionCode === null || each.editionCode === editionCode)),
  );
}

/**
 * Whether a person was appointed by another, or by somebody whom that other appointed, and so on. Appointments that have
 * ended count too: whoever was made an organiser for a day is still the maker's choice.
 */
export async function wasAppointedBy(
  database: Pick<Database, 'query'>,
  personId: string,
  byPersonId: string,
): Promise<boolean> {
  const rows = await database.query<{ found: boolean }>(
    `WITH RECURSIVE above (person_id) AS (
       SELECT appointed_by FROM appointment WHERE person_id = $1 AND appointed_by IS NOT NULL
       UNION
       SELECT made.appointed_by FROM above JOIN appointment made ON made.person_id = above.person_id
       WHERE made.appointed_by IS NOT NULL
     )
     SELECT true AS found FROM above WHERE person_id = $2`,
    [personId, byPersonId],
  );
  return rows.length > 0;
}

/** Everybody by whom somebody was appointed, directly or through a chain; for many things that they may or may not decide about. */
export async function appointersOf(database: Pick<Database, 'query'>, personId: string): Promise<string[]> {
  const rows = await database.query<{ personId: string }>(
    `WITH RECURSIVE above (person_id) AS (
       SELECT appointed_by FROM appointment WHERE person_id = $1 AND appointed_by IS NOT NULL
       UNION
       SELECT made.appointed_by FROM above JOIN appointment made ON made.person_id = above.person_id
       WHERE made.appointed_by IS NOT NULL
     )
     SELECT person_id AS "personId" FROM above`,
    [personId],
  );
  return rows.map(({ personId: above }) => above);
}

/** Each service's copy of the appointments; accounts itself has the source in the table of that name. */
export const appointmentCopy: Copy = copy(appointmentV1, {
  held: (tx) =>
    tx.query<FactDigest>(`SELECT ${DIGEST} FROM (SELECT id::text AS key, version FROM appointment) AS held`),
  async keep(tx, { version, ended, body }) {
    await tx.execute(
      `INSERT INTO appointment (id, person_id, role, edition_code, category_code, appointed_by, ended, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, role = excluded.role,
         edition_code = excluded.edition_code, category_code = excluded.category_code,
         appointed_by = excluded.appointed_by, ended = excluded.ended, version = excluded.version
       WHERE appointment.version < excluded.version`,
      [
        body.appointmentId,
        body.personId,
        body.role,
        body.editionCode,
        body.categoryCode,
        body.appointedBy,
        ended,
        version,
      ],
    );
  },
});
