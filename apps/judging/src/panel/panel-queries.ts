import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type Appointment, type RequestContext } from '@podium/platform-access';
import { keysetOf, pageOf, type Connection, idAfter } from '@podium/platform-graphql';
import { validate as isUuid } from 'uuid';
import { presidesWhere } from '../place/place.policy.js';
import { Sight, type Counted } from '../sight/sight.js';
import { codeSought, optionalCodeSought } from '../text-input.js';
import { panelActs } from './panel.acts.js';
import type { Panel, PanelsArgs, Seat, SeatsArgs } from './panel.type.js';

/** Of panel `n`. */
export const PANEL_COLUMNS = `n.id, n.edition_code AS "editionCode", n.category_code AS "categoryCode",
  n.stream_code AS "streamCode", n.stage_code AS "stageCode", n.name`;
/** Of seat `s` and whoever has its address, person `p`. */
export const SEAT_COLUMNS = `s.id, s.panel_id AS "panelId", s.email, s.family_name AS "familyName",
  s.given_name AS "givenName", s.other_name AS "otherName", s.name_zh AS "nameZh", s.affiliation, s.economy,
  p.person_id AS "personId", s.seated_at AS "seatedAt", s.vacated_at AS "vacatedAt"`;
/** Whether person $1 is barred from nothing that open rounds of panel `n` compare. */
export const PANEL_IMPARTIAL = `NOT EXISTS (SELECT FROM round r JOIN barred_round b ON b.round_id = r.id
  WHERE r.panel_id = n.id AND r.state = 'open' AND b.person_id = $1) AS impartial`;

export type PanelRow = Omit<Panel, '__typename' | 'viewerCan'> & { impartial: boolean };
export type SeatRow = Omit<Seat, '__typename'>;

export function panelOf({ impartial, ...row }: PanelRow, held: Appointment[]): Panel {
  const capacities = capacitiesAt(held, row.editionCode, row.categoryCode);
  return { __typename: 'Panel', ...row, viewerCan: panelActs.open({ capacities, state: 'ANY', facts: { impartial } }) };
}

export const seatOf = (row: SeatRow): Seat => ({ __typename: 'Seat', ...row });

/** Panels and who sits on them, for those who run or chair them. */
@Injectable()
export class PanelQueries {
  constructor(@Inject(Sight) private readonly sight: Sight) {}

  /** The panels of an edition that the caller runs or chairs, in the order in which they were formed. */
  async list(context: RequestContext, args: PanelsArgs): Promise<Connection<Panel>> {
    const { limit, after } = keysetOf(args, 1);
    const { personId } = context.person();
    const held = await context.appointments();
    const { everywhere, categories } = presidesWhere(held, codeSought(args.editionCode));
    const sought = [
      codeSought(args.editionCode),
      everywhere,
      categories,
      optionalCodeSought(args.categoryCode),
      optionalCodeSought(args.stageCode),
    ];
    const rows = await this.sight.read(context, (tx) =>
      tx.query<PanelRow>(
        `SELECT ${PANEL_COLUMNS}, ${PANEL_IMPARTIAL} FROM panel n
         WHERE n.edition_code = $2 AND ($3 OR n.category_code = ANY($4::text[]))
           AND ($5::text IS NULL OR n.category_code = $5) AND ($6::text IS NULL OR n.stage_code = $6)
           AND ($7::uuid IS NULL OR n.id > $7) ORDER BY n.id LIMIT $8`,
        [personId, ...sought, idAfter(after), limit],
      ),
    );
    return pageOf(
      rows.map((row) => panelOf(row, held)),
      args,
      ({ id }) => [id],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>(
            `SELECT count(*)::int FROM panel n WHERE n.edition_code = $1 AND ($2 OR n.category_code = ANY($3::text[]))
               AND ($4::text IS NULL OR n.category_code = $4) AND ($5::text IS NULL OR n.stage_code = $5)`,
            sought,
          ),
        ),
    );
  }

  async byIds(context: RequestContext, ids: readonly string[]): Promise<Panel[]> {
    const held = await context.appointments();
    const rows = await this.sight.read(context, (tx) =>
      tx.query<PanelRow>(`SELECT ${PANEL_COLUMNS}, ${PANEL_IMPARTIAL} FROM panel n WHERE n.id = ANY($2::uuid[])`, [
        context.person().personId,
        ids.filter((id) => isUuid(id)),
      ]),
    );
    return rows.map((row) => panelOf(row, held)).filter(({ viewerCan }) => viewerCan.includes('READ'));
  }

  /** Seats for those who run or chair their panel, and for whoever sits there. */
  async seatsByIds(context: RequestContext, ids: readonly string[]): Promise<Seat[]> {
    const { personId } = context.person();
    const held = await context.appointments();
    const rows = await this.sight.read(context, (tx) =>
      tx.query<SeatRow & { editionCode: string; categoryCode: string | null }>(
        `SELECT ${SEAT_COLUMNS}, n.edition_code AS "editionCode", n.category_code AS "categoryCode"
         FROM seat s JOIN panel n ON n.id = s.panel_id LEFT JOIN person p ON p.email_key = s.email_key
         WHERE s.id = ANY($1::uuid[])`,
        [ids.filter((id) => isUuid(id))],
      ),
    );
    return rows.flatMap(({ editionCode, categoryCode, ...seat }) =>
      seat.personId === personId || panelActs.isTheirs('READ', capacitiesAt(held, editionCode, categoryCode))
        ? [seatOf(seat)]
        : [],
    );
  }

  /**
   * A page of those who sit on each of these panels now, in the order in which they were seated. All panels of a list are asked
   * for together; the caller may see them.
   */
  async seats(context: RequestContext, panelIds: readonly string[], args: SeatsArgs): Promise<Connection<Seat>[]> {
    const { limit, after } = keysetOf(args, 1);
    const rows = await this.sight.read(context, (tx) =>
      tx.query<SeatRow>(
        `SELECT ${SEAT_COLUMNS} FROM unnest($1::uuid[]) AS n (id) CROSS JOIN LATERAL (
           SELECT id FROM seat WHERE panel_id = n.id AND vacated_at IS NULL AND ($2::uuid IS NULL OR id > $2)
           ORDER BY id LIMIT $3) page
         JOIN seat s ON s.id = page.id LEFT JOIN person p ON p.email_key = s.email_key ORDER BY s.id`,
        [panelIds, idAfter(after), limit],
      ),
    );
    const counts = once(() => this.counts(context, panelIds));
    return panelIds.map((panelId) =>
      pageOf(
        rows.filter((row) => row.panelId === panelId).map(seatOf),
        args,
        ({ id }) => [id],
        async () => (await counts()).get(panelId) ?? 0,
      ),
    );
  }

  private async counts(context: RequestContext, panelIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.sight.read(context, (tx) =>
      tx.query<{ panelId: string; count: number }>(
        `SELECT panel_id AS "panelId", count(*)::int FROM seat
         WHERE panel_id = ANY($1::uuid[]) AND vacated_at IS NULL GROUP BY panel_id`,
        [panelIds],
      ),
    );
    return new Map(rows.map(({ panelId, count }) => [panelId, count]));
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
