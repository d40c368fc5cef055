import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { keysetOf, pageOf, refuse, type Connection } from '@podium/platform-graphql';
import type { Method, Rubric, Stage } from '@podium/programmes';
import { validate as isUuid } from 'uuid';
import { presides, presidesWhere } from '../place/place.policy.js';
import type { Place } from '../place/place.js';
import { idAfter } from '../cursor-input.js';
import { codeSought } from '../text-input.js';
import { RoundNotFound } from './round.refusals.js';
import type { Round, RoundsArgs } from './round.type.js';

/** What judges and those who preside may both read. */
export const ROUND_COLUMNS = `'Round' AS "__typename", r.id, r.edition_code AS "editionCode",
  jsonb_build_object('code', r.edition_code) AS edition, r.category_code AS "categoryCode", r.stream_code AS "streamCode", r.stage, r.rubric, r.state, r.opened_at AS "openedAt",
  r.closes_at AS "closesAt", r.closed_at AS "closedAt"`;

const PRESIDING_COLUMNS = `r.panel_id AS "panelId", (SELECT hash FROM standing WHERE round_id = r.id) AS "standingHash"`;

const PROGRESS = `(
  SELECT jsonb_build_object('contenders', count(*), 'unassigned', count(*) FILTER (WHERE own.assigned = 0),
    'assigned', coalesce(sum(own.assigned), 0), 'handedIn', coalesce(sum(own.handed_in), 0))
  FROM (
    SELECT count(a.id) AS assigned, count(s.id) AS handed_in
    FROM contender c
    LEFT JOIN assignment a ON a.round_id = c.round_id AND a.dossier_id = c.dossier_id AND a.ended_because IS NULL
    LEFT JOIN sheet s ON s.round_id = a.round_id AND s.seat_id = a.seat_id AND s.dossier_id = a.dossier_id
    WHERE c.round_id = r.id AND NOT c.withdrawn GROUP BY c.dossier_id) own)`;

/** A round as a transaction holds it. */
export interface HeldRound extends Place {
  id: string;
  state: 'open' | 'closed' | 'abandoned';
  closesAt: Date | null;
  closedAt: Date | null;
}

/** What a round was opened with. */
export interface Frozen {
  stage: Stage;
  rubric: Rubric;
  method: Method;
}

const HELD_COLUMNS = `id, edition_code AS "editionCode", stage_code AS "stageCode", category_code AS "categoryCode",
  stream_code AS "streamCode", state, closes_at AS "closesAt", closed_at AS "closedAt"`;

@Injectable()
export class Rounds {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * Takes the round for this transaction alone: sheets that are being handed in come first, later ones wait.
   * @throws {Refused} RoundNotFound, also for whoever does not preside here
   */
  async hold(tx: Tx, context: RequestContext, id: string, may: typeof presides = presides): Promise<HeldRound> {
    const [round] = isUuid(id)
      ? await tx.query<HeldRound>(`SELECT ${HELD_COLUMNS} FROM round WHERE id = $1 FOR UPDATE`, [id])
      : [];
    if (!round || !may(await context.appointments(), round)) refuse(new RoundNotFound());
    return round;
  }

  async frozen(tx: Tx, id: string): Promise<Frozen> {
    const [row] = await tx.query<Frozen>('SELECT stage, rubric, method FROM round WHERE id = $1', [id]);
    return row as Frozen;
  }

  /** The round as those who preside see it. */
  async seen(tx: Pick<Tx, 'query'>, id: string, withProgress = true): Promise<Round | null> {
    const [round] = await tx.query<Round>(
      `SELECT ${ROUND_COLUMNS}, ${PRESIDING_COLUMNS}, CASE WHEN $2 THEN ${PROGRESS} END AS progress FROM round r WHERE r.id = $1`,
      [id, withProgress],
    );
    return round ?? null;
  }

  /** One round for whoever presides there; null alike when there is none. */
  async byId(context: RequestContext, id: string, withProgress: boolean): Promise<Round | null> {
    const round = isUuid(id) ? await this.seen(this.database, id, withProgress) : null;
    return round && presides(await context.appointments(), round) ? round : null;
  }

  /** The rounds of an edition where whoever asks presides, in the order in which they were opened. */
  async list(context: RequestContext, args: RoundsArgs, withProgress: boolean): Promise<Connection<Round>> {
    const { limit, after } = keysetOf(args, 1);
    const editionCode = codeSought(args.editionCode);
    const { everywhere, categories } = presidesWhere(await context.appointments(), editionCode);
    const rows = await this.database.query<Round>(
      `SELECT ${ROUND_COLUMNS}, ${PRESIDING_COLUMNS}, CASE WHEN $1 THEN ${PROGRESS} END AS progress
       FROM round r WHERE edition_code = $2 AND ($3 OR category_code = ANY($4::text[]))
         AND ($5::text IS NULL OR category_code = $5) AND ($6::text IS NULL OR stage_code = $6)
         AND ($7::text IS NULL OR state = $7) AND ($8::uuid IS NULL OR id > $8) ORDER BY id LIMIT $9`,
      [
        withProgress,
        editionCode,
        everywhere,
        categories,
        args.categoryCode == null ? null : codeSought(args.categoryCode),
        args.stageCode == null ? null : codeSought(args.stageCode),
        args.state ?? null,
        idAfter(after),
        limit,
      ],
    );
    return pageOf(rows, args, ({ id }) => [id]);
  }
}
