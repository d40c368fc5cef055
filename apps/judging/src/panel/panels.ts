import { Inject, Injectable } from '@nestjs/common';
import { judgeSeatedV1, type EventText } from '@podium/contracts';
import { capacitiesAt, type RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { checked, givenText, InputRefused, refuse } from '@podium/platform-graphql';
import { Outbox } from '@podium/platform-outbox';
import { Mutations } from '@podium/platform-service';
import { emailKey, readEconomy } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { z } from 'zod';
import { applyConflicts, infer } from '../conflict/conflicts.js';
import { barredKinds, decidingPanels, traitsOfSeat } from '../conflict/traits.js';
import { Editions } from '../edition/editions.js';
import { judgingActs } from '../place/judging.acts.js';
import { placeInput } from '../place/place-input.js';
import { isPanelPlace, stagesOf } from '../place/place.js';
import { StageNotFound } from '../place/place.type.js';
import { recount } from '../round/progress.js';
import { optionalTextInput, textInput } from '../text-input.js';
import { panelActs } from './panel.acts.js';
import {
  PANEL_COLUMNS,
  PANEL_IMPARTIAL,
  panelOf,
  SEAT_COLUMNS,
  seatOf,
  type PanelRow,
  type SeatRow,
} from './panel-queries.js';
import { EconomyMissing, PanelNotFound, SeatNotFound } from './panel.refusals.js';
import type { FormPanelInput, Panel, Seat, SeatJudgeInput } from './panel.type.js';

const NAME_LENGTH = 200;
const NAME_NEEDED = {
  en: 'name: is needed, since the definition has no panel for this stage',
  zhHant: '定義沒有為此階段列明評審小組，須填寫名稱。',
  zhHans: '定义没有为此阶段列明评审小组，须填写名称。',
};
const PERSON_NAME_LENGTH = 100;

type HeldPanel = PanelRow & { conflicts: string[] };
type HeldSeat = SeatRow & { emailKey: string; editionCode: string; categoryCode: string | null; impartial: boolean };

/** Forms panels, seats judges and empties seats. */
@Injectable()
export class Panels {
  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Editions) private readonly editions: Editions,
  ) {}

  form(context: RequestContext, input: FormPanelInput): Promise<Panel> {
    return this.mutations.run(context, async (tx) => {
      const place = placeInput(input);
      const held = await context.appointments();
      const capacities = capacitiesAt(held, place.editionCode, place.categoryCode);
      judgingActs.enforce('FORM_PANEL', { capacities, state: 'ANY', facts: { impartial: true } });
      const edition = await this.editions.byCode(tx, place.editionCode);
      if (!edition || !isPanelPlace(edition, place)) refuse(new StageNotFound(stagesOf(edition, place.categoryCode)));
      const name = input.name
        ? checked('name', givenText(NAME_LENGTH), input.name)
        : (decidingPanels(edition, place)[0]?.name ?? refuse(new InputRefused(NAME_NEEDED)));
      const [row] = await tx.query<Omit<PanelRow, 'impartial'>>(
        `INSERT INTO panel AS n (id, edition_code, category_code, stream_code, stage_code, name, formed_by, conflicts)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${PANEL_COLUMNS}`,
        [
          uuidv7(),
          place.editionCode,
          place.categoryCode,
          place.streamCode,
          place.stageCode,
          JSON.stringify(name),
          context.person().personId,
          barredKinds(edition, place),
        ],
      );
      return panelOf({ ...(row as PanelRow), impartial: true }, held);
    });
  }

  /** Seats whoever has this address and lets the mailer invite; seating twice gives the same seat and one letter. */
  seat(context: RequestContext, input: SeatJudgeInput): Promise<Seat> {
    return this.mutations.run(context, async (tx) => {
      const panel = await this.panelToSeat(tx, context, input.panelId);
      const email = textInput('email', input.email, 254);
      const key = checked('email', z.email('is no e-mail address'), emailKey(email));
      const names = {
        familyName: textInput('familyName', input.familyName, PERSON_NAME_LENGTH),
        givenName: textInput('givenName', input.givenName, PERSON_NAME_LENGTH),
        otherName: optionalTextInput('otherName', input.otherName, PERSON_NAME_LENGTH),
        nameZh: optionalTextInput('nameZh', input.nameZh, PERSON_NAME_LENGTH),
        affiliation: optionalTextInput('affiliation', input.affiliation, NAME_LENGTH),
      };
      const economy = economyInput(input.economy);
      if (economy === null && panel.conflicts.includes('economy')) refuse(new EconomyMissing());
      const id = uuidv7();
      const seated = await tx.execute(
        `INSERT INTO seat (id, panel_id, email, email_key, family_name, given_name, other_name, name_zh, affiliation, economy,
           traits) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (panel_id, email_key) WHERE vacated_at IS NULL DO NOTHING`,
        [
          id,
          panel.id,
          email,
          key,
          names.familyName,
          names.givenName,
          names.otherName,
          names.nameZh,
          names.affiliation,
          economy,
          traitsOfSeat(economy, names.affiliation),
        ],
      );
      const [seat] = await tx.query<SeatRow>(
        `SELECT ${SEAT_COLUMNS} FROM seat s LEFT JOIN person p ON p.email_key = s.email_key
         WHERE s.panel_id = $1 AND s.email_key = $2 AND s.vacated_at IS NULL`,
        [panel.id, key],
      );
      if (seated === 1) {
        await applyConflicts(tx, await infer(tx, { seats: [id] }));
        await this.outbox.add(tx, judgeSeatedV1, {
          seatId: id,
          email: key,
          panelName: panel.name as EventText,
          editionCode: panel.editionCode,
          categoryCode: panel.categoryCode,
        });
      }
      return seatOf(seat as SeatRow);
    });
  }

  /** Empties a seat: what its judge has not handed in is free to be assigned to others, what was handed in still counts. */
  vacate(context: RequestContext, seatId: string): Promise<Seat> {
    return this.mutations.run(context, async (tx) => {
      const held = await context.appointments();
      const [seat] = isUuid(seatId)
        ? await tx.query<HeldSeat>(
            `SELECT ${SEAT_COLUMNS}, s.email_key AS "emailKey", n.edition_code AS "editionCode",
               n.category_code AS "categoryCode", ${PANEL_IMPARTIAL}
             FROM seat s JOIN panel n ON n.id = s.panel_id LEFT JOIN person p ON p.email_key = s.email_key
             WHERE s.id = $2 AND s.vacated_at IS NULL FOR UPDATE OF s`,
            [context.person().personId, seatId],
          )
        : [];
      if (!seat) refuse(new SeatNotFound());
      const { editionCode, categoryCode, impartial, emailKey: key, ...rest } = seat;
      const capacities = capacitiesAt(held, editionCode, categoryCode);
      panelActs.enforce('VACATE', { capacities, state: 'ANY', facts: { impartial } });
      const vacatedAt = await tx.now();
      await tx.execute('UPDATE seat SET vacated_at = $2 WHERE id = $1', [seatId, vacatedAt]);
      await freeAssignments(tx, seatId);
      // What followed from this seat goes with it, unless it follows from another of the same judge.
      const seats = await tx.query<{ id: string }>('SELECT id FROM seat WHERE email_key = $1', [key]);
      await applyConflicts(tx, await infer(tx, { seats: seats.map(({ id }) => id) }));
      return seatOf({ ...rest, vacatedAt });
    });
  }

  private async panelToSeat(tx: Tx, context: RequestContext, id: string): Promise<HeldPanel> {
    const held = await context.appointments();
    const [panel] = isUuid(id)
      ? await tx.query<HeldPanel>(
          `SELECT ${PANEL_COLUMNS}, n.conflicts, ${PANEL_IMPARTIAL} FROM panel n WHERE n.id = $2`,
          [context.person().personId, id],
        )
      : [];
    if (!panel) refuse(new PanelNotFound());
    const capacities = capacitiesAt(held, panel.editionCode, panel.categoryCode);
    panelActs.enforce('SEAT', { capacities, state: 'ANY', facts: panel });
    return panel;
  }
}

async function freeAssignments(tx: Tx, seatId: string): Promise<void> {
  // First the locks, then a fresh look: a sheet that is being handed in right now must be seen.
  await tx.query('SELECT id FROM assignment WHERE seat_id = $1 ORDER BY id FOR UPDATE', [seatId]);
  const freed = await tx.query<{ roundId: string; dossierId: string }>(
    `UPDATE assignment a SET ended_because = 'vacated' FROM round r
     WHERE a.seat_id = $1 AND r.id = a.round_id AND r.state = 'open' AND a.ended_because IS NULL
       AND NOT EXISTS (SELECT FROM sheet s WHERE (s.round_id, s.seat_id, s.dossier_id) = (a.round_id, a.seat_id, a.dossier_id))
     RETURNING a.round_id AS "roundId", a.dossier_id AS "dossierId"`,
    [seatId],
  );
  await recount(tx, freed);
}

/** @throws {Refused} InputRefused for what is no economy */
function economyInput(given: string | null | undefined): string | null {
  const text = optionalTextInput('economy', given, NAME_LENGTH);
  if (text === null) return null;
  return (
    readEconomy(text)?.id ??
    refuse(
      new InputRefused({
        en: 'economy: is none that Podium knows',
        zhHant: '系統不認識這個經濟體。',
        zhHans: '系统不认识这个经济体。',
      }),
    )
  );
}
