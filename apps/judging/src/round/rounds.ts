import { Inject, Injectable } from '@nestjs/common';
import type { Capacity, RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { keysetOf, pageOf, refuse, selects, topic, type Connection, idAfter } from '@podium/platform-graphql';
import type { Method, Rubric, Stage } from '@podium/programmes';
import type { GraphQLResolveInfo } from 'graphql';
import { Changes } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { NotOnPanel } from '../conflict/conflict.refusals.js';
import { presidesWhere } from '../place/place.policy.js';
import type { Place } from '../place/place.js';
import { seeAs, Sight, type Counted } from '../sight/sight.js';
import { codeSought, optionalCodeSought } from '../text-input.js';
import { roundActs, type RoundAct, type RoundFacts, type RoundState } from './round.acts.js';
import {
  capacitiesTo,
  FROM_ROUND,
  OWN,
  ROUND_COLUMNS,
  ROUND_STATE,
  roundOf,
  SELECT_ROUNDS,
  type RoundRow,
} from './round-rows.js';
import { RoundNotFound } from './round.refusals.js';
import type { MyRoundsArgs, Round, RoundsArgs } from './round.type.js';

/** A round as a transaction holds it. */
export interface HeldRound extends Place, RoundFacts {
  id: string;
  state: `${RoundState}`;
  capacities: ReadonlySet<Capacity>;
}

/** A round as one of its judges shares it. */
export interface JudgedRound extends RoundFacts {
  id: string;
  editionCode: string;
  state: `${RoundState}`;
  seatId: string;
  emailKey: string;
  capacities: ReadonlySet<Capacity>;
}

const JUDGE: ReadonlySet<Capacity> = new Set(['judge']);

/** What a round was opened with. */
export interface Frozen {
  stage: Stage;
  rubric: Rubric;
  method: Method;
}

@Injectable()
export class Rounds {
  constructor(
    @Inject(Sight) private readonly sight: Sight,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  /**
   * Takes the round for this transaction alone: sheets that are being handed in come first, later ones wait.
   * @throws {Refused} RoundNotFound, also to whoever may never do this
   */
  async hold(tx: Tx, context: RequestContext, id: string, act: `${RoundAct}`): Promise<HeldRound> {
    const held = await context.appointments();
    const [row] = isUuid(id)
      ? await tx.query<Omit<HeldRound, 'capacities'> & { seatId: string | null; declaredAt: Date | null }>(
          `SELECT r.id, r.edition_code AS "editionCode", r.stage_code AS "stageCode", r.category_code AS "categoryCode",
             r.stream_code AS "streamCode", r.closes_at AS "closesAt", r.closed_at AS "closedAt", ${OWN},
             ${ROUND_STATE} AS state ${FROM_ROUND} WHERE r.id = $2 FOR UPDATE OF r`,
          [context.person().personId, id],
        )
      : [];
    if (!row || !roundActs.isTheirs(act, capacitiesTo(row, held))) refuse(new RoundNotFound());
    // The row was read while it was waited for; the clock and the conflicts, now that it is held.
    const [now] = await tx.query<{ at: Date; impartial: boolean }>(
      `SELECT clock_timestamp() AS at,
         NOT EXISTS (SELECT FROM barred_round b WHERE b.person_id = $1 AND b.round_id = $2) AS impartial`,
      [context.person().personId, id],
    );
    if (!now) throw new Error('the clock gave no answer');
    // Whoever holds it changes it, or nothing.
    this.changes.tell(tx, topic('round', row.id));
    return {
      ...row,
      state: stateAt(row, now.at),
      impartial: now.impartial,
      capacities: capacitiesTo(row, held),
    };
  }

  /**
   * Shares the round of one of its judges with others, so that closing it waits.
   * @throws {Refused} NotOnPanel
   */
  async share(tx: Tx, context: RequestContext, id: string): Promise<JudgedRound> {
    const [row] = isUuid(id)
      ? await tx.query<Omit<JudgedRound, 'capacities'>>(
          `SELECT r.id, r.edition_code AS "editionCode", r.closes_at AS "closesAt", r.closed_at AS "closedAt",
             e.time_zone AS "timeZone", true AS impartial, s.id AS "seatId", s.email_key AS "emailKey", ${ROUND_STATE} AS state
           FROM person p JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL
           JOIN round_seat rs ON rs.seat_id = s.id AND rs.round_id = $2
           JOIN round r ON r.id = rs.round_id JOIN edition e ON e.code = r.edition_code
           WHERE p.person_id = $1 FOR SHARE OF r`,
          [context.person().personId, id],
        )
      : [];
    return row ? { ...row, capacities: JUDGE } : refuse(new NotOnPanel());
  }

  async frozen(tx: Tx, id: string): Promise<Frozen> {
    const [row] = await tx.query<Frozen>('SELECT stage, rubric, method FROM round WHERE id = $1', [id]);
    return row as Frozen;
  }

  /** The round as the caller sees it, at the end of what the transaction does on its own account. */
  async seen(tx: Tx, context: RequestContext, id: string): Promise<Round> {
    const held = await context.appointments();
    await seeAs(tx, context);
    const [row] = await tx.query<RoundRow>(`${SELECT_ROUNDS} WHERE r.id = $4`, [
      context.person().personId,
      true,
      true,
      id,
    ]);
    return roundOf(row as RoundRow, held);
  }

  /** Those of these rounds where the caller presides or sits on the panel. */
  async byIds(context: RequestContext, ids: readonly string[], info: GraphQLResolveInfo): Promise<Round[]> {
    const held = await context.appointments();
    const rows = await this.sight.read(context, (tx) =>
      tx.query<RoundRow>(`${SELECT_ROUNDS} WHERE r.id = ANY($4::uuid[])`, [
        context.person().personId,
        selects(info, 'progress'),
        selects(info, 'cameTooLate'),
        ids.filter((id) => isUuid(id)),
      ]),
    );
    return rows
      .filter((row) => row.seatId !== null || roundActs.isTheirs('READ', capacitiesTo(row, held)))
      .map((row) => roundOf(row, held));
  }

  /** The rounds of an edition where the caller presides, in the order in which they were opened. */
  async list(context: RequestContext, args: RoundsArgs, info: GraphQLResolveInfo): Promise<Connection<Round>> {
    const { limit, after } = keysetOf(args, 1);
    const editionCode = codeSought(args.editionCode);
    const held = await context.appointments();
    const { everywhere, categories } = presidesWhere(held, editionCode);
    const wanted = [
      editionCode,
      everywhere,
      categories,
      optionalCodeSought(args.categoryCode),
      optionalCodeSought(args.stageCode),
      args.state ?? null,
    ];
    const rows = await this.sight.read(context, (tx) =>
      tx.query<RoundRow>(
        `${SELECT_ROUNDS} WHERE r.edition_code = $4 AND ($5 OR r.category_code = ANY($6::text[]))
           AND ($7::text IS NULL OR r.category_code = $7) AND ($8::text IS NULL OR r.stage_code = $8)
           AND ($9::text IS NULL OR ${ROUND_STATE} = $9) AND ($10::uuid IS NULL OR r.id > $10) ORDER BY r.id LIMIT $11`,
        [
          context.caller?.personId ?? null,
          wants(info, 'progress'),
          wants(info, 'cameTooLate'),
          ...wanted,
          idAfter(after),
          limit,
        ],
      ),
    );
    return pageOf(
      rows.map((row) => roundOf(row, held)),
      args,
      ({ id }) => [id],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>(
            `SELECT count(*)::int FROM round r WHERE r.edition_code = $1 AND ($2 OR r.category_code = ANY($3::text[]))
             AND ($4::text IS NULL OR r.category_code = $4) AND ($5::text IS NULL OR r.stage_code = $5)
             AND ($6::text IS NULL OR ${ROUND_STATE} = $6)`,
            wanted,
          ),
        ),
    );
  }

  /** The rounds in which the caller judges, the newest last. */
  async mine(context: RequestContext, args: MyRoundsArgs): Promise<Connection<Round>> {
    const { limit, after } = keysetOf(args, 1);
    const { personId } = context.person();
    const wanted = [personId, optionalCodeSought(args.editionCode), args.state ?? null];
    const rows = await this.sight.read(context, (tx) =>
      tx.query<RoundRow>(
        `SELECT ${ROUND_COLUMNS}, ${OWN} ${FROM_ROUND}
         WHERE own.seat_id IS NOT NULL AND ($2::text IS NULL OR r.edition_code = $2)
           AND ($3::text IS NULL OR ${ROUND_STATE} = $3) AND ($4::uuid IS NULL OR r.id > $4) ORDER BY r.id LIMIT $5`,
        [...wanted, idAfter(after), limit],
      ),
    );
    return pageOf(
      rows.map((row) => roundOf(row, [])),
      args,
      ({ id }) => [id],
      () =>
        this.sight.count(context, (tx) =>
          tx.query<Counted>(
            `SELECT count(*)::int ${FROM_ROUND} WHERE own.seat_id IS NOT NULL AND ($2::text IS NULL OR r.edition_code = $2)
             AND ($3::text IS NULL OR ${ROUND_STATE} = $3)`,
            wanted,
          ),
        ),
    );
  }
}

const wants = (info: GraphQLResolveInfo, field: string): boolean =>
  selects(info, `nodes.${field}`) || selects(info, `edges.node.${field}`);

const stateAt = ({ state, closesAt }: Pick<HeldRound, 'state' | 'closesAt'>, now: Date): `${RoundState}` =>
  state === 'OPEN' && closesAt !== null && now >= closesAt ? 'OVERDUE' : state;
