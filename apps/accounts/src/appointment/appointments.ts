import { Inject, Injectable } from '@nestjs/common';
import { appointmentV1, type BodyOf } from '@podium/contracts';
import type { RequestContext } from '@podium/platform-access';
import type { Settings } from '@podium/platform-config';
import { Database, type Tx } from '@podium/platform-database';
import {
  checked,
  InputRefused,
  keysetOf,
  pageOf,
  plainText,
  refuse,
  type Connection,
  idAfter,
} from '@podium/platform-graphql';
import { Facts } from '@podium/platform-facts';
import { Mutations, SETTINGS } from '@podium/platform-service';
import { readAddress } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { Editions } from '../edition/editions.js';
import { PersonRepository } from '../person/person.repository.js';
import { enforceAppointing, mayFill, type Post } from './appointment.acts.js';
import {
  Appointment,
  AppointmentNotFound,
  AppointmentRole,
  EmailMalformed,
  PlaceNotFound,
  type AppointInput,
  type AppointmentsArgs,
} from './appointment.type.js';

const COLUMNS = `id, person_id AS "personId", role, edition_code AS "editionCode",
  category_code AS "categoryCode", made_at AS "madeAt", appointed_by AS "appointedBy"`;

export interface AppointmentRow extends Appointment {
  appointedBy: string | null;
}

const LONGEST_CODE = 60;

/** What an organiser sees: $1 everything; $2 whole editions; $3 categories, as "edition category". */
const SEEN = `NOT ended AND ($1 OR edition_code = ANY($2::text[])
  OR (category_code IS NOT NULL AND edition_code || ' ' || category_code = ANY($3::text[])))`;
const WANTED = `($4::text IS NULL OR edition_code = $4) AND ($5::text IS NULL OR category_code = $5)
  AND ($6::text IS NULL OR role = $6)`;

/** Who holds which role where. This is the source; other services keep copies. */
@Injectable()
export class Appointments {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(PersonRepository) private readonly people: PersonRepository,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The administrator named in the settings holds that appointment from the first start on. */
  async appointAdministrator(): Promise<void> {
    const address = readAddress(this.settings.PODIUM_ADMINISTRATOR);
    if (!address) throw new Error('PODIUM_ADMINISTRATOR is no e-mail address.');
    await this.database.transaction(async (tx) => {
      const person = await this.people.withAddress(tx, address, { locale: 'en', because: 'nothing' });
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

  /** What these people hold, as far as whoever asks may see it; oldest first. */
  async ofPeople(context: RequestContext, personIds: readonly string[]): Promise<AppointmentRow[]> {
    return this.database.query<AppointmentRow>(
      `SELECT ${COLUMNS} FROM appointment
       WHERE person_id = ANY($4::uuid[]) AND NOT ended AND (${SEEN} OR person_id = $5) ORDER BY made_at, id`,
      [...(await this.seenBy(context)), personIds, context.caller?.personId ?? null],
    );
  }

  /** Who holds what at the places that whoever asks organises; newest first. Others are not there for them. */
  async page(context: RequestContext, args: AppointmentsArgs): Promise<Connection<AppointmentRow>> {
    const { limit, after } = keysetOf(args, 1);
    const seen = await this.seenBy(context);
    const filter = [
      ...seen,
      args.editionCode?.replaceAll('\0', '\uFFFD') ?? null,
      args.categoryCode?.replaceAll('\0', '\uFFFD') ?? null,
      args.role ?? null,
    ];
    const rows = await this.database.query<AppointmentRow>(
      `SELECT ${COLUMNS} FROM appointment WHERE ${SEEN} AND ${WANTED} AND ($7::uuid IS NULL OR id < $7)
       ORDER BY id DESC LIMIT $8`,
      [...filter, idAfter(after), limit],
    );
    return pageOf(
      rows,
      args,
      ({ id }) => [id],
      async () => {
        const [all] = await this.database.query<{ count: number }>(
          `SELECT count(*)::int FROM appointment WHERE ${SEEN} AND ${WANTED}`,
          filter,
        );
        return all?.count ?? 0;
      },
    );
  }

  /** Those of these appointments that whoever asks may see: their own, and at the places they organise. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<AppointmentRow[]> {
    return this.database.query<AppointmentRow>(
      `SELECT ${COLUMNS} FROM appointment WHERE (${SEEN} OR (person_id = $5 AND NOT ended)) AND id = ANY($4::uuid[])`,
      [...(await this.seenBy(context)), ids, context.caller?.personId ?? null],
    );
  }

  /** Those of these people whom whoever asks may see: who holds something at the places they organise. */
  async peopleSeen(context: RequestContext, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ personId: string }>(
      `SELECT DISTINCT person_id AS "personId" FROM appointment WHERE ${SEEN} AND person_id = ANY($4::uuid[])`,
      [...(await this.seenBy(context)), personIds],
    );
    return new Set(rows.map(({ personId }) => personId));
  }

  /** The first three parameters of SEEN. */
  private async seenBy(
    context: RequestContext,
  ): Promise<[everything: boolean, editions: string[], categories: string[]]> {
    const organised = (await context.appointments()).filter(({ role }) => role === 'organiser');
    const everything = (await context.appointments()).some(({ role }) => role === 'administrator');
    return [
      everything || organised.some(({ editionCode }) => editionCode === null),
      organised.flatMap(({ editionCode, categoryCode }) => (categoryCode === null && editionCode ? [editionCode] : [])),
      organised.flatMap(({ editionCode, categoryCode }) =>
        categoryCode === null ? [] : [`${editionCode} ${categoryCode}`],
      ),
    ];
  }

  /** Appoints whoever has this address; appointing twice gives the same appointment. */
  async appoint(context: RequestContext, input: AppointInput): Promise<Appointment> {
    // Before the transaction: the news of an edition that was opened a moment ago may still be on its way.
    const edition = await this.editionOf(context, input);
    return this.mutations.runHeard(context, async (tx) => {
      const place = placeOf(input);
      enforceAppointing(await context.appointments(), place);
      if (place.editionCode !== null && !edition) refuse(new PlaceNotFound(place.editionCode, place.categoryCode));
      const address = readAddress(input.email);
      if (!address) refuse(new EmailMalformed());
      const person = await this.people.withAddress(
        tx,
        address,
        input.locale
          ? { locale: input.locale, because: 'organiser' }
          : { locale: edition?.locale ?? 'en', because: edition ? 'edition' : 'nothing' },
      );
      return this.make(tx, person.id, place, context.person().personId);
    });
  }

  end(context: RequestContext, id: string): Promise<Appointment> {
    return this.mutations.runHeard(context, async (tx) => {
      const [row] = isUuid(id)
        ? await tx.query<AppointmentRow>(`SELECT ${COLUMNS} FROM appointment WHERE id = $1 AND NOT ended FOR UPDATE`, [
            id,
          ])
        : [];
      if (!row) refuse(new AppointmentNotFound());
      enforceAppointing(await context.appointments(), row);
      await tx.execute(
        'UPDATE appointment SET ended = true, ended_by = $2, ended_at = clock_timestamp() WHERE id = $1 AND NOT ended',
        [id, context.person().personId],
      );
      await this.facts.end(tx, appointmentV1, factOf(row));
      return Object.assign(new Appointment(), row);
    });
  }

  /** The edition that the input names, when whoever asks may appoint there and it has the category. */
  private async editionOf(context: RequestContext, input: AppointInput) {
    const place = placeOf(input);
    if (place.editionCode === null || !mayFill(await context.appointments(), place)) return null;
    return this.editions.known(place.editionCode, place.categoryCode);
  }

  private async make(
    tx: Tx,
    personId: string,
    { role, editionCode, categoryCode }: Post,
    appointedBy: string | null,
  ): Promise<Appointment> {
    const [made] = await tx.query<AppointmentRow>(
      `INSERT INTO appointment (id, person_id, role, edition_code, category_code, appointed_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
      [uuidv7(), personId, role, editionCode, categoryCode, appointedBy],
    );
    if (made) await this.facts.put(tx, appointmentV1, factOf(made));
    const [known] = made
      ? [made]
      : await tx.query<AppointmentRow>(
          `SELECT ${COLUMNS} FROM appointment WHERE person_id = $1 AND role = $2
             AND edition_code IS NOT DISTINCT FROM $3 AND category_code IS NOT DISTINCT FROM $4 AND NOT ended`,
          [personId, role, editionCode, categoryCode],
        );
    if (!known) throw new Error('an appointment was neither free to be made nor there');
    return Object.assign(new Appointment(), known);
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

/** A code as it was given; blank counts as left out. */
const codeOf = (name: string, value: string | null | undefined): string | null =>
  (value == null ? '' : checked(name, plainText(LONGEST_CODE), value)) || null;

/** An administrator is one everywhere, whatever was said; a category belongs to an edition. */
function placeOf({ role, ...given }: AppointInput): Post {
  if (role === AppointmentRole.ADMINISTRATOR) return { role, editionCode: null, categoryCode: null };
  const editionCode = codeOf('editionCode', given.editionCode);
  const categoryCode = codeOf('categoryCode', given.categoryCode);
  if (editionCode === null && categoryCode !== null) {
    refuse(
      new InputRefused({
        en: 'categoryCode: needs its edition',
        zhHant: '類別須連同所屬的一屆填寫。',
        zhHans: '类别须连同所属的一届填写。',
      }),
    );
  }
  return { role, editionCode, categoryCode };
}
