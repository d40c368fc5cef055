import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import type { Tx } from '@podium/platform-database';
import { LruCache, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import type { Rubric } from '@podium/programmes';
import { v7 as uuidv7, validate as isUuid } from 'uuid';
import { RoundClosed } from '../round/round.refusals.js';
import type { HeldRound } from '../round/rounds.js';
import { commentOf, markCheck, marksOf, sheetOf, type MarkCheck, type SheetRow } from './score-sheet.js';
import { DossierWithdrawn, NotAssigned, type ScoreSheet, type SubmitScoreSheetInput } from './score-sheet.type.js';

interface Held extends Pick<HeldRound, 'state' | 'closesAt' | 'closedAt'> {
  seatId: string;
  ended: boolean;
  withdrawn: boolean;
}

/** Hands in one judge's marks for one dossier. Handing in again replaces the earlier sheet, which is kept in the history. */
@Injectable()
export class SubmitScoreSheet {
  // The rubric of a round never changes, so it is read and checked once.
  private readonly checks = new LruCache<string, MarkCheck>(500);

  constructor(@Inject(Mutations) private readonly mutations: Mutations) {}

  run(context: RequestContext, input: SubmitScoreSheetInput): Promise<ScoreSheet> {
    const { roundId, dossierId } = input;
    return this.mutations.run(context, async (tx) => {
      if (!isUuid(roundId) || !isUuid(dossierId)) refuse(new NotAssigned());
      const held = await hold(tx, context.person().personId, roundId, dossierId);
      if (!held || held.ended) refuse(new NotAssigned());
      if (held.state !== 'open') refuse(new RoundClosed(held.closedAt as Date));
      if (held.withdrawn) refuse(new DossierWithdrawn());
      const marks = marksOf(input.marks);
      const comment = commentOf(input.comment);
      (await this.checkOf(tx, roundId))(marks);
      const kept = await keep(tx, { roundId, seatId: held.seatId, dossierId }, JSON.stringify(marks), comment);
      if (!kept) refuse(new RoundClosed(held.closesAt as Date));
      return sheetOf({ ...kept, marks, comment });
    });
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
    `SELECT a.seat_id AS "seatId", a.ended_because IS NOT NULL AS ended, c.withdrawn, r.state, r.closes_at AS "closesAt",
       r.closed_at AS "closedAt"
     FROM person p
     JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL
     JOIN assignment a ON a.seat_id = s.id AND a.round_id = $2 AND a.dossier_id = $3
     JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id
     JOIN round r ON r.id = a.round_id
     WHERE p.person_id = $1 FOR SHARE OF r FOR NO KEY UPDATE OF a`,
    [personId, roundId, dossierId],
  );
  return held;
}

/** Writes the sheet unless the round's time is over at this very moment; the clock is the database's. */
async function keep(
  tx: Tx,
  { roundId, seatId, dossierId }: { roundId: string; seatId: string; dossierId: string },
  marks: string,
  comment: string | null,
): Promise<Pick<SheetRow, 'id' | 'version' | 'handedInAt'> | undefined> {
  const [row] = await tx.query<Pick<SheetRow, 'id' | 'version'> & { handedInAt: Date }>(
    `WITH replaced AS (
       INSERT INTO sheet_history (sheet_id, version, marks, comment, handed_in_at)
       SELECT id, version, marks, comment, handed_in_at FROM sheet WHERE round_id = $2 AND seat_id = $3 AND dossier_id = $4)
     INSERT INTO sheet (id, round_id, seat_id, dossier_id, version, marks, comment, handed_in_at)
     SELECT $1, $2, $3, $4, 1, $5, $6, moment.at FROM (SELECT clock_timestamp() AS at) moment
     JOIN round r ON r.id = $2 AND (r.closes_at IS NULL OR moment.at < r.closes_at)
     ON CONFLICT (round_id, seat_id, dossier_id) DO UPDATE SET version = sheet.version + 1, marks = excluded.marks,
       comment = excluded.comment, handed_in_at = excluded.handed_in_at
     RETURNING id, version, handed_in_at AS "handedInAt"`,
    [uuidv7(), roundId, seatId, dossierId, marks, comment],
  );
  return row;
}
