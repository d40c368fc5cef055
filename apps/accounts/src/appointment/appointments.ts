import { Inject, Injectable } from '@nestjs/common';
import { appointmentV1, type BodyOf } from '@podium/contracts';
import { enforce, type RequestContext } from '@podium/platform-access';
import type { Settings } from '@podium/platform-config';
import { Database, type Tx } from '@podium/platform-database';
import { InputRefused, refuse } from '@podium/platform-graphql';
import { Facts } from '@podium/platform-facts';
import { Mutations, SETTINGS } from '@podium/platform-service';
import { readAddress } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { PersonRepository } from '../person/person.repository.js';
import { mayAppoint } from './appointment.policy.js';
import {
  AppointmentNotFound,
  AppointmentRole,
  EmailMalformed,
  type AppointInput,
  type Appointment,
} from './appointment.type.js';

const COLUMNS = `'Appointment' AS "__typename", id, person_id AS "personId", role, edition_code AS "editionCode",
  category_code AS "categoryCode", made_at AS "madeAt", appointed_by AS "appointedBy"`;

interface AppointmentRow extends Appointment {
  appointedBy: string | null;
}

/** Who holds which role where. This is the source; other services keep copies. */
@Injectable()
export class Appointments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The administrator named in the settings holds that appointment from the first start on. */
  async appointAdministrator(): Promise<void> {
    const address = readAddress(this.settings.PODIUM_ADMINISTRATOR);
    if (!address) throw new Error('PODIUM_ADMINISTRATOR is no e-mail address.');
    await this.database.transaction(async (tx) => {
      const person = await this.people.withAddress(tx, address, 'en');
      const place = { role: AppointmentRole.ADMINISTRATOR, editionCode: null, categoryCode: null };
      await this.make(tx, person.id, place, null);
    });
  }

  /** States as facts what was made before there were facts. */
  async tellUntold(): Promise<void> {
    const tellSome = () =>
      this.database.transaction(async (tx) => {
        const untold = await tx.query<AppointmentRow & { ended: boolean }>(
          `SELECT ${COLUMNS}, ended FROM appointment a
           WHERE NOT EXISTS (SELECT FROM fact f WHERE f.type = $1 AND f.key = a.id::text) LIMIT 500`,
          [appointmentV1.type],
        );
        for (const row of untold) await this.facts.put(tx, appointmentV1, factOf(row), { ended: row.ended });
        return untold.length;
      });
    while ((await tellSome()) > 0);
  }

  of(personId: string): Promise<Appointment[]> {
    return this.database.query<AppointmentRow>(
      `SELECT ${COLUMNS} FROM appointment WHERE person_id = $1 AND NOT ended ORDER BY made_at, id`,
      [personId],
    );
  }

  /** Appoints whoever has this address; appointing twice gives the same appointment. */
  appoint(context: RequestContext, input: AppointInput): Promise<Appointment> {
    return this.mutations.run(context, async (tx) => {
      const place = placeOf(input);
      enforce(mayAppoint, await context.appointments(), place);
      const address = readAddress(input.email);
      if (!address) refuse(new EmailMalformed());
      const person = await this.people.withAddress(tx, address, 'en');
      return this.make(tx, person.id, place, context.person().personId);
    });
  }

  end(context: RequestContext, id: string): Promise<Appointment> {
    return this.mutations.run(context, async (tx) => {
      const [row] = isUuid(id)
        ? await tx.query<AppointmentRow>(`SELECT ${COLUMNS} FROM appointment WHERE id = $1 AND NOT ended FOR UPDATE`, [
            id,
          ])
        : [];
      if (!row) refuse(new AppointmentNotFound());
      enforce(mayAppoint, await context.appointments(), row);
      await tx.execute(
        'UPDATE appointment SET ended = true, ended_by = $2, ended_at = clock_timestamp() WHERE id = $1 AND NOT ended',
        [id, context.person().personId],
      );
      await this.facts.end(tx, appointmentV1, factOf(row));
      return row;
    });
  }

  private async make(
    tx: Tx,
    personId: string,
    { role, editionCode, categoryCode }: Pick<Appointment, 'role' | 'editionCode' | 'categoryCode'>,
    appointedBy: string | null,
  ): Promise<Appointment> {
    const [made] = await tx.query<AppointmentRow>(
      `INSERT INTO appointment (id, person_id, role, edition_code, category_code, appointed_by) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [uuidv7(), personId, role, editionCode, categoryCode, appointedBy],
    );
    if (made) {
      await this.facts.put(tx, appointmentV1, factOf(made));
      return made;
    }
    const [known] = await tx.query<AppointmentRow>(
      `SELECT ${COLUMNS} FROM appointment WHERE person_id = $1 AND role = $2 AND edition_code IS NOT DISTINCT FROM $3
       AND category_code IS NOT DISTINCT FROM $4 AND NOT ended`,
      [personId, role, editionCode, categoryCode],
    );
    return known as Appointment;
  }
}

const factOf = ({
  id,
  personId,
  role,
  editionCode,
  categoryCode,
  appointedBy,
}: AppointmentRow): BodyOf<typeof appointmentV1> => ({
  appointmentId: id,
  personId,
  role,
  editionCode,
  categoryCode,
  appointedBy,
});

/** An administrator is one everywhere, whatever was said; a category belongs to an edition. */
function placeOf({
  role,
  editionCode,
  categoryCode,
}: AppointInput): Pick<Appointment, 'role' | 'editionCode' | 'categoryCode'> {
  if (role === AppointmentRole.ADMINISTRATOR) return { role, editionCode: null, categoryCode: null };
  if (editionCode == null && categoryCode != null) refuse(new InputRefused('categoryCode: needs its edition'));
  return { role, editionCode: editionCode ?? null, categoryCode: categoryCode ?? null };
}
