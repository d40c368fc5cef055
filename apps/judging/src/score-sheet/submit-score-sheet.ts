import { Inject, Injectable } from '@nestjs/common';
import type { Capacity, RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { LruCache, refuse, topic } from '@podium/platform-graphql';
import { Changes, Mutations } from '@podium/platform-service';
import type { Rubric } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { assignmentActs, type AssignmentFacts } from '../assignment/assignment.acts.js';
import { notNow, type RoundState } from '../round/round.acts.js';
import { ROUND_STATE } from '../round/round-rows.js';
import { seenBy } from '../sight/sight.js';
import { commentOf, markCheck, marksOf, sheetOf, type MarkCheck, type SheetRow } from './score-sheet.js';
import { NotAssigned } from './score-sheet.refusals.js';
import type { ScoreSheet } from './sheet.type.js';
import type { SubmitScoreSheetInput } from './score-sheet.type.js';
import { SheetChangedMeanwhile } from './sheet-changed.refusal.js';

interface Held extends AssignmentFacts {
  seatId: string;
  state: `${RoundState}`;
}

const JUDGE: ReadonlySet<Capacity> = new Set(['judge']);

/** Hands in one judge's marks for one dossier. Handing in again replaces the earlier sheet, which is kept in the history. */
@Injectable()
export class SubmitScoreSheet {
  // The rubric of a round never changes, so it is read and checked once.
  private readonly checks = new LruCache<string, MarkCheck>(500);

  constructor(
    @Inject(Mutations) private readonly mutations: Mutations,
    @Inject(Changes) private readonly changes: Changes,
  ) {}

  run(context: RequestContext, input: SubmitScoreSheetInput): Promise<ScoreSheet> {
    const { roundId, dossierId, baseVersion } = input;
    return this.mutations.run(
      context,
      async (tx) => {
        if (!isUuid(roundId) || !isUuid(dossierId)) refuse(new NotAssigned());
        const held = await hold(tx, context.person().personId, roundId, dossierId);
        if (!held) refuse(new NotAssigned());
        assignmentActs.enforce('HAND_IN', { capacities: JUDGE, state: held.state, facts: held });
        const marks = marksOf(input.marks);
        const comment = commentOf(input.comment);
        (await this.checkOf(tx, roundId))(marks);
        const where = { roundId, seatId: held.seatId, dossierId };
        const kept = await keep(tx, where, baseVersion, JSON.stringify(marks), comment);
        this.changes.tell(tx, topic('round', roundId));
        return kept ? sheetOf({ ...kept, marks, comment }) : notKept(tx, where, baseVersion, held);
      },
      seenBy(context),
    );
  }

  private async checkOf(tx: Tx, roundId: string): Promise<MarkCheck> {
    const known = this.checks.get(roundId);
    if (known) return known;
    const [row] = await tx.query<{ rubric: Rubric }>('SELECT rubric FROM round WHERE id = $1', [roundId]);
    const check = markCheck((row as { rubric: Rubric }).rubric);
    this.checks.set(roundId, check);
    return check;
  }
}

/** Shares the round with other sheets, so that closing waits for all of them, and takes the assignment alone. */
async function hold(tx: Tx, personId: string, roundId: string, dossierId: string): Promise<Held | undefined> {
  const [held] = await tx.query<Held>(
    `SELECT a.seat_id AS "seatId", c.withdrawn, ${ROUND_STATE} AS state, r.closes_at AS "closesAt",
       r.closed_at AS "closedAt", e.time_zone AS "timeZone", coalesce(rs.declared_at >= c.entered_at, false) AS declared
     FROM person p
     JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL
     JOIN assignment a ON a.seat_id = s.id AND a.round_id = $2 AND a.dossier_id = $3 AND a.ended_because IS NULL
     JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id
     JOIN round_seat rs ON rs.round_id = a.round_id AND rs.seat_id = a.seat_id
     JOIN round r ON r.id = a.round_id JOIN edition e ON e.code = r.edition_code
     WHERE p.person_id = $1 FOR SHARE OF r FOR NO KEY UPDATE OF a`,
    [personId, roundId, dossierId],
  );
  return held;
}

interface Where {
  roundId: string;
  seatId: string;
  dossierId: string;
}
type Kept = Pick<SheetRow, 'id' | 'version' | 'handedInAt'>;

/**
 * Writes the sheet unless the round's time is over at this very moment, by the database's clock, or there is another version than
 * the one that this sheet was made from. The assignment is locked, so what this statement sees of the sheet stays.
 */
async function keep(
  tx: Tx,
  { roundId, seatId, dossierId }: Where,
  baseVersion: number,
  marks: string,
  comment: string | null,
): Promise<Kept | undefined> {
  const [row] = await tx.query<Kept>(
    `WITH moment AS MATERIALIZED (
       SELECT clock.at, s.id AS sheet_id FROM (SELECT clock_timestamp() AS at) clock
       JOIN round r ON r.id = $2 AND (r.closes_at IS NULL OR clock.at < r.closes_at)
       LEFT JOIN sheet s ON s.round_id = $2 AND s.seat_id = $3 AND s.dossier_id = $4
       WHERE coalesce(s.version, 0) = $7),
     replaced AS (
       INSERT INTO sheet_history (sheet_id, version, marks, comment, handed_in_at)
       SELECT s.id, s.version, s.marks, s.comment, s.handed_in_at FROM moment JOIN sheet s ON s.id = moment.sheet_id),
     counted AS (
       UPDATE contender c SET handed_in = c.handed_in + 1 FROM moment
       WHERE moment.sheet_id IS NULL AND c.round_id = $2 AND c.dossier_id = $4)
     INSERT INTO sheet (id, round_id, seat_id, dossier_id, entry_id, version, marks, comment, handed_in_at)
     SELECT $1, $2, $3, $4, a.entry_id, 1, $5, $6, moment.at FROM moment
     JOIN assignment a ON a.round_id = $2 AND a.seat_id = $3 AND a.dossier_id = $4
     ON CONFLICT (round_id, seat_id, dossier_id) DO UPDATE SET version = sheet.version + 1, marks = excluded.marks,
       comment = excluded.comment, handed_in_at = excluded.handed_in_at
     RETURNING id, version, handed_in_at AS "handedInAt"`,
    [uuidv7(), roundId, seatId, dossierId, marks, comment, baseVersion],
  );
  return row;
}

/** @throws {Refused} SheetChangedMeanwhile with what is there, or what the round's time says */
async function notKept(tx: Tx, { roundId, seatId, dossierId }: Where, baseVersion: number, held: Held): Promise<never> {
  const [newer] = await tx.query<SheetRow>(
    `SELECT id, version, marks, comment, handed_in_at AS "handedInAt" FROM sheet
     WHERE round_id = $1 AND seat_id = $2 AND dossier_id = $3`,
    [roundId, seatId, dossierId],
  );
  if ((newer?.version ?? 0) !== baseVersion) refuse(new SheetChangedMeanwhile(newer ? sheetOf(newer) : null));
  return refuse(notNow('OVERDUE', held));
}
