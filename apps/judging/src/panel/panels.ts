import { Inject, Injectable } from '@nestjs/common';
import { judgeSeatedV1, type EventText } from '@podium/contracts';
import { enforce, type RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { checked, givenText, InputRefused, keysetOf, pageOf, refuse, type Connection } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { readAddress } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { Editions } from '../edition/editions.js';
import { mayRunJudging, organises, presidesWhere } from '../place/place.policy.js';
import { placeInput } from '../place/place-input.js';
import { isPanelPlace } from '../place/place.js';
import { StageNotFound } from '../place/place.type.js';
import { idAfter } from '../cursor-input.js';
import { codeSought, optionalTextInput, textInput } from '../text-input.js';
import {
  PanelNotFound,
  SeatNotFound,
  type FormPanelInput,
  type Panel,
  type PanelsArgs,
  type Seat,
  type SeatJudgeInput,
} from './panel.type.js';

const NAME_LENGTH = 200;
const PERSON_NAME_LENGTH = 100;
/** Full-width letters and copied invisible ones take more room than the address. */
const LONGEST_TYPED_ADDRESS = 1_000;

const PANEL_COLUMNS = `'Panel' AS "__typename", id, edition_code AS "editionCode", category_code AS "categoryCode",
  stream_code AS "streamCode", stage_code AS "stageCode", name`;
const SEAT_COLUMNS = `'Seat' AS "__typename", s.id, s.panel_id AS "panelId", s.email, s.family_name AS "familyName",
  s.given_name AS "givenName", s.other_name AS "otherName", s.name_zh AS "nameZh", s.affiliation,
  p.person_id AS "personId", s.seated_at AS "seatedAt", s.vacated_at AS "vacatedAt"`;

type PanelRow = Omit<Panel, 'seats'>;
type SeatRow = Seat & { editionCode: string; categoryCode: string | null };

/** Panels and who sits on them. */
@Injectable()
export class Panels {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  form(context: RequestContext, input: FormPanelInput): Promise<Panel> {
    return this.mutations.run(context, async (tx) => {
      const place = placeInput(input);
      const name = checked('name', givenText(NAME_LENGTH), input.name);
      enforce(mayRunJudging, await context.appointments(), place);
      const edition = await this.editions.byCode(tx, place.editionCode);
      if (!edition || !isPanelPlace(edition, place)) refuse(new StageNotFound());
      const [row] = await tx.query<PanelRow>(
        `INSERT INTO panel (id, edition_code, category_code, stream_code, stage_code, name, formed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${PANEL_COLUMNS}`,
        [
          uuidv7(),
          place.editionCode,
          place.categoryCode,
          place.streamCode,
          place.stageCode,
          JSON.stringify(name),
          context.person().personId,
        ],
      );
      return { ...(row as PanelRow), seats: [] };
    });
  }

  /** Seats whoever has this address and lets the mailer invite; seating twice gives the same seat and one letter. */
  seat(context: RequestContext, input: SeatJudgeInput): Promise<Seat> {
    return this.mutations.run(context, async (tx) => {
      const panel = await this.ownPanel(tx, context, input.panelId);
      const address = readAddress(textInput('email', input.email, LONGEST_TYPED_ADDRESS));
      if (!address) refuse(new InputRefused('email: is no e-mail address'));
      const { written: email, key } = address;
      const names = {
        familyName: textInput('familyName', input.familyName, PERSON_NAME_LENGTH),
        givenName: textInput('givenName', input.givenName, PERSON_NAME_LENGTH),
        otherName: optionalTextInput('otherName', input.otherName, PERSON_NAME_LENGTH),
        nameZh: optionalTextInput('nameZh', input.nameZh, PERSON_NAME_LENGTH),
        affiliation: optionalTextInput('affiliation', input.affiliation, NAME_LENGTH),
      };
      const id = uuidv7();
      const seated = await tx.execute(
        `INSERT INTO seat (id, panel_id, email, email_key, family_name, given_name, other_name, name_zh, affiliation)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (panel_id, email_key) WHERE vacated_at IS NULL DO NOTHING`,
        [id, panel.id, email, key, names.familyName, names.givenName, names.otherName, names.nameZh, names.affiliation],
      );
      const [seat] = await tx.query<Seat>(
        `SELECT ${SEAT_COLUMNS} FROM seat s LEFT JOIN person p USING (email_key)
         WHERE s.panel_id = $1 AND s.email_key = $2 AND s.vacated_at IS NULL`,
        [panel.id, key],
      );
      if (seated === 1) {
        await this.outbox.add(tx, judgeSeatedV1, {
          seatId: id,
          email: key,
          panelName: panel.name as EventText,
          editionCode: panel.editionCode,
          categoryCode: panel.categoryCode,
        });
      }
      return seat as Seat;
    });
  }

  /** Empties a seat: what its judge has not handed in is free to be assigned to others, what was handed in still counts. */
  vacate(context: RequestContext, seatId: string): Promise<Seat> {
    return this.mutations.run(context, async (tx) => {
      const [seat] = isUuid(seatId)
        ? await tx.query<SeatRow>(
            `SELECT ${SEAT_COLUMNS}, panel.edition_code AS "editionCode", panel.category_code AS "categoryCode"
             FROM seat s JOIN panel ON panel.id = s.panel_id LEFT JOIN person p USING (email_key)
             WHERE s.id = $1 AND s.vacated_at IS NULL FOR UPDATE OF s`,
            [seatId],
          )
        : [];
      if (!seat || !organises(await context.appointments(), seat)) refuse(new SeatNotFound());
      const vacatedAt = await tx.now();
      await tx.execute('UPDATE seat SET vacated_at = $2 WHERE id = $1', [seatId, vacatedAt]);
      // First the locks, then a fresh look: a sheet that is being handed in right now must be seen.
      await tx.query('SELECT id FROM assignment WHERE seat_id = $1 ORDER BY id FOR UPDATE', [seatId]);
      await tx.execute(
        `UPDATE assignment a SET ended_because = 'vacated' FROM round r
         WHERE a.seat_id = $1 AND r.id = a.round_id AND r.state = 'open' AND a.ended_because IS NULL
           AND NOT EXISTS (SELECT FROM sheet s WHERE (s.round_id, s.seat_id, s.dossier_id) = (a.round_id, a.seat_id, a.dossier_id))`,
        [seatId],
      );
      const { editionCode: _edition, categoryCode: _category, ...rest } = seat;
      return { ...rest, vacatedAt };
    });
  }

  /** The panels of an edition that whoever asks runs or chairs, in the order in which they were formed. */
  async list(context: RequestContext, args: PanelsArgs): Promise<Connection<Panel>> {
    const { limit, after } = keysetOf(args, 1);
    const editionCode = codeSought(args.editionCode);
    const { everywhere, categories } = presidesWhere(await context.appointments(), editionCode);
    const rows = await this.database.query<Panel>(
      `SELECT ${PANEL_COLUMNS}, coalesce((SELECT jsonb_agg(to_jsonb(one) ORDER BY one."seatedAt", one.id) FROM (
           SELECT ${SEAT_COLUMNS} FROM seat s LEFT JOIN person p USING (email_key)
           WHERE s.panel_id = panel.id AND s.vacated_at IS NULL) one), '[]') AS seats
       FROM panel WHERE edition_code = $1 AND ($2 OR category_code = ANY($3::text[]))
         AND ($4::text IS NULL OR category_code = $4) AND ($5::text IS NULL OR stage_code = $5)
         AND ($6::uuid IS NULL OR id > $6) ORDER BY id LIMIT $7`,
      [
        editionCode,
        everywhere,
        categories,
        args.categoryCode == null ? null : codeSought(args.categoryCode),
        args.stageCode == null ? null : codeSought(args.stageCode),
        idAfter(after),
        limit,
      ],
    );
    for (const { seats } of rows) for (const seat of seats) seat.seatedAt = new Date(seat.seatedAt);
    return pageOf(rows, args, ({ id }) => [id]);
  }

  private async ownPanel(tx: Tx, context: RequestContext, id: string): Promise<PanelRow> {
    const [panel] = isUuid(id)
      ? await tx.query<PanelRow>(`SELECT ${PANEL_COLUMNS} FROM panel WHERE id = $1`, [id])
      : [];
    if (!panel || !organises(await context.appointments(), panel)) refuse(new PanelNotFound());
    return panel;
  }
}
