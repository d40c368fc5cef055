import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { keysetOf, pageOf, selects, type Connection } from '@podium/platform-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { validate as isUuid } from 'uuid';
import { DOSSIER_COLUMNS, seenByJudge, type DossierRow } from '../dossier/dossiers.js';
import type { Round } from '../round/round.type.js';
import { ROUND_COLUMNS } from '../round/rounds.js';
import type { ShownAnswers } from '../round/shown-answers.js';
import { sheetOf, type SheetRow } from '../score-sheet/score-sheet.js';
import { idAfter } from '../cursor-input.js';
import { codeSought } from '../text-input.js';
import { AssignmentState, type Assignment, type MyAssignmentsArgs } from './assignment.type.js';

interface Row extends DossierRow {
  assignmentId: string;
  roundId: string;
  sheet: SheetRow | null;
}

type RoundRow = Round & { shown: Record<string, ShownAnswers> };

/** What one judge is asked to mark. */
@Injectable()
export class MyAssignments {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** In the order of the entries' codes; a withdrawn entry and a conflict take the assignment away. */
  async list(
    context: RequestContext,
    args: MyAssignmentsArgs,
    info: GraphQLResolveInfo,
  ): Promise<Connection<Assignment>> {
    const { limit, after } = keysetOf(args, 2);
    const editionCode = codeSought(args.editionCode);
    const wants = (path: string) => selects(info, `nodes.${path}`) || selects(info, `edges.node.${path}`);
    const handedIn = args.state == null ? null : args.state === AssignmentState.HANDED_IN;
    const roundId = args.roundId ?? null;
    const rows =
      roundId !== null && !isUuid(roundId)
        ? []
        : await this.database.query<Row>(
            `SELECT a.id AS "assignmentId", a.round_id AS "roundId", ${DOSSIER_COLUMNS},
               CASE WHEN $1 THEN d.answers ELSE '{}' END AS answers,
               CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'version', s.version, 'marks', s.marks,
                 'comment', s.comment, 'handedInAt', s.handed_in_at) END AS sheet
             FROM person p
             JOIN seat ON seat.email_key = p.email_key AND seat.vacated_at IS NULL
             JOIN assignment a ON a.seat_id = seat.id AND a.ended_because IS NULL
             JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id AND NOT c.withdrawn
             JOIN round r ON r.id = a.round_id AND r.state <> 'abandoned'
             JOIN dossier d ON d.id = a.dossier_id
             LEFT JOIN sheet s ON s.round_id = a.round_id AND s.seat_id = a.seat_id AND s.dossier_id = a.dossier_id
             WHERE p.person_id = $2 AND r.edition_code = $3 AND ($4::uuid IS NULL OR a.round_id = $4)
               AND ($5::boolean IS NULL OR (s.id IS NOT NULL) = $5)
               AND ($6::text IS NULL OR (d.entry_code, a.id) > ($6, $7::uuid))
             ORDER BY d.entry_code, a.id LIMIT $8`,
            [
              wants('dossier.answers'),
              context.person().personId,
              editionCode,
              roundId,
              handedIn,
              after ? String(after[0]) : null,
              idAfter(after),
              limit,
            ],
          );
    const rounds = await this.roundsOf(rows);
    return pageOf(
      rows.map((row) => assignmentOf(row, rounds.get(row.roundId) as RoundRow)),
      args,
      ({ dossier, id }) => [dossier.code, id],
    );
  }

  private async roundsOf(rows: Row[]): Promise<Map<string, RoundRow>> {
    const rounds = await this.database.query<RoundRow>(
      `SELECT ${ROUND_COLUMNS}, NULL AS "panelId", NULL::jsonb AS progress, NULL AS "standingHash", r.shown_answers AS shown
       FROM round r WHERE r.id = ANY($1::uuid[])`,
      [[...new Set(rows.map(({ roundId }) => roundId))]],
    );
    return new Map(rounds.map((round) => [round.id, round]));
  }
}

function assignmentOf(row: Row, round: RoundRow): Assignment {
  const { assignmentId, roundId: _round, sheet, ...dossier } = row;
  return {
    __typename: 'Assignment',
    id: assignmentId,
    state: sheet ? AssignmentState.HANDED_IN : AssignmentState.AWAITING,
    round,
    dossier: seenByJudge(dossier, round.shown),
    sheet: sheet && sheetOf(sheet),
  };
}
