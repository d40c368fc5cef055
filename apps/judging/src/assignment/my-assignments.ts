import { Inject, Injectable } from '@nestjs/common';
import type { Capacity, RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { keysetOf, pageOf, selects, type Connection, idAfter } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { validate as isUuid } from 'uuid';
import { DOSSIER_COLUMNS, IS_OPEN, seenByJudge, type DossierRow } from '../dossier/dossiers.js';
import { ROUND_COLUMNS, roundOf, type RoundRow } from '../round/round-rows.js';
import type { ShownAnswers } from '../round/shown-answers.js';
import { sheetOf, type SheetInJson } from '../score-sheet/score-sheet.js';
import { Sight, type Counted } from '../sight/sight.js';
import { codeSought } from '../text-input.js';
import { assignmentActs } from './assignment.acts.js';
import { AssignmentState, type Assignment, type MyAssignmentsArgs } from './assignment.type.js';

interface Row extends DossierRow {
  assignmentId: string;
  roundId: string;
  isOpen: boolean;
  declared: boolean;
  sheet: SheetInJson | null;
}

type JudgedRound = Omit<RoundRow, 'impartial'> & { shown: Record<string, ShownAnswers> };

const COLUMNS = `a.id AS "assignmentId", a.round_id AS "roundId", ${DOSSIER_COLUMNS}, ${IS_OPEN} AS "isOpen",
  coalesce(rs.declared_at >= c.entered_at, false) AS declared,
  CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'version', s.version, 'marks', s.marks,
    'comment', s.comment, 'handedInAt', s.handed_in_at) END AS sheet`;

/** Assignments that hold, of the person who is parameter $1. */
const FROM_MINE = `FROM person p
  JOIN seat ON seat.email_key = p.email_key AND seat.vacated_at IS NULL
  JOIN panel ON panel.id = seat.panel_id
  JOIN assignment a ON a.seat_id = seat.id AND a.ended_because IS NULL
  JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id AND NOT c.withdrawn
  JOIN round_seat rs ON rs.round_id = a.round_id AND rs.seat_id = a.seat_id
  JOIN round r ON r.id = a.round_id AND r.state <> 'abandoned'
  JOIN dossier d ON d.id = a.dossier_id
  LEFT JOIN sheet s ON s.round_id = a.round_id AND s.seat_id = a.seat_id AND s.dossier_id = a.dossier_id
  WHERE p.person_id = $1`;

/** A panel belongs to one edition, so those of others are not even looked at. */
const SOUGHT = `AND panel.edition_code = $2 AND ($3::uuid IS NULL OR a.round_id = $3)
  AND ($4::boolean IS NULL OR (s.id IS NOT NULL) = $4)`;

const JUDGE: ReadonlySet<Capacity> = new Set(['judge']);

/** What one judge is asked to mark. */
@Injectable()
export class MyAssignments {
  constructor(@Inject(Sight) private readonly sight: Sight) {}

  /** In the order of the entries' codes; a withdrawn entry and a conflict take the assignment away. */
  async list(
    context: RequestContext,
    args: MyAssignmentsArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<Assignment>> {
    const { limit, after } = keysetOf(args, 2);
    const { personId } = context.person();
    const wants = (path: string) => selects(info, `nodes.${path}`) || selects(info, `edges.node.${path}`);
    const roundId = args.roundId ?? null;
    const sought = [
      personId,
      codeSought(args.editionCode),
      roundId,
      args.state == null ? null : args.state === AssignmentState.HANDED_IN,
    ];
    const nothing = roundId !== null && !isUuid(roundId);
    const found = nothing
      ? []
      : await this.sight.read(context, async (tx) => {
          const rows = await tx.query<Row>(
            `SELECT ${COLUMNS}, CASE WHEN $5 THEN d.answers ELSE '{}' END AS answers ${FROM_MINE} ${SOUGHT}
               AND ($6::text IS NULL OR (d.entry_code, a.id) > ($6, $7::uuid))
             ORDER BY d.entry_code, a.id LIMIT $8`,
            [...sought, wants('dossier.answers'), after ? String(after[0]) : null, idAfter(after), limit],
          );
          return withRounds(tx, rows, personId);
        });
    return pageOf(
      found,
      args,
      ({ dossier, id }) => [dossier.code, id],
      async () =>
        nothing
          ? 0
          : this.sight.count(context, (tx) => tx.query<Counted>(`SELECT count(*)::int ${FROM_MINE} ${SOUGHT}`, sought)),
    );
  }

  /** Those of these assignments that are the caller's. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<Assignment[]> {
    const { personId } = context.person();
    return this.sight.read(context, async (tx) => {
      const rows = await tx.query<Row>(`SELECT ${COLUMNS}, d.answers ${FROM_MINE} AND a.id = ANY($2::uuid[])`, [
        personId,
        ids.filter((id) => isUuid(id)),
      ]);
      return withRounds(tx, rows, personId);
    });
  }
}

async function withRounds(tx: Pick<Tx, 'query'>, rows: Row[], personId: string): Promise<Assignment[]> {
  const rounds = await tx.query<JudgedRound>(
    `SELECT ${ROUND_COLUMNS}, rs.seat_id AS "seatId", rs.declared_at AS "declaredAt", e.time_zone AS "timeZone",
       r.shown_answers AS shown
     FROM round r JOIN edition e ON e.code = r.edition_code JOIN round_seat rs ON rs.round_id = r.id
     JOIN seat ON seat.id = rs.seat_id AND seat.vacated_at IS NULL JOIN person p ON p.email_key = seat.email_key
     WHERE p.person_id = $1 AND r.id = ANY($2::uuid[])`,
    [personId, [...new Set(rows.map(({ roundId }) => roundId))]],
  );
  const byId = new Map(rounds.map((round) => [round.id, round]));
  return rows.map((row) => assignmentOf(row, byId.get(row.roundId) as JudgedRound));
}

function assignmentOf(row: Row, judged: JudgedRound): Assignment {
  const { assignmentId, roundId: _round, isOpen, declared, sheet, ...dossier } = row;
  const { shown, ...round } = judged;
  return {
    __typename: 'Assignment',
    id: assignmentId,
    state: sheet ? AssignmentState.HANDED_IN : AssignmentState.AWAITING,
    round: roundOf({ ...round, impartial: true }, []),
    dossier: seenByJudge(dossier, shown, isOpen),
    sheet: sheet && sheetOf(sheet),
    viewerCan: assignmentActs.open({
      capacities: JUDGE,
      state: round.state,
      facts: { ...round, withdrawn: false, declared },
    }),
  };
}
