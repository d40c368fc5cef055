import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { givenReason, refuse } from '@podium/platform-graphql';
import { Mutations } from '@podium/platform-service';
import { validate as isUuid } from 'uuid';
import { RoundClosed } from '../round/round.refusals.js';
import type { HeldRound } from '../round/rounds.js';
import { NotOnPanel, type Recusal } from './conflict.type.js';

/** A judge says that a dossier comes too near: the assignment ends, a sheet that was handed in does not count. */
@Injectable()
export class DeclareConflict {
  constructor(@Inject(Mutations) private readonly mutations: Mutations) {}

  /** Said twice, the first reason stays. */
  run(context: RequestContext, roundId: string, dossierId: string, why: string): Promise<Recusal> {
    return this.mutations.run(context, async (tx) => {
      if (!isUuid(roundId) || !isUuid(dossierId)) refuse(new NotOnPanel());
      const [held] = await tx.query<Pick<HeldRound, 'state' | 'closedAt'> & { seatId: string }>(
        `SELECT s.id AS "seatId", r.state, r.closed_at AS "closedAt"
         FROM person p JOIN seat s ON s.email_key = p.email_key AND s.vacated_at IS NULL
         JOIN round_seat rs ON rs.seat_id = s.id AND rs.round_id = $2
         JOIN contender c ON c.round_id = rs.round_id AND c.dossier_id = $3
         JOIN round r ON r.id = rs.round_id WHERE p.person_id = $1 FOR SHARE OF r`,
        [context.person().personId, roundId, dossierId],
      );
      const reason = givenReason(why);
      if (!held) refuse(new NotOnPanel());
      if (held.state !== 'open') refuse(new RoundClosed(held.closedAt as Date));
      const where = [roundId, held.seatId, dossierId];
      await tx.execute(
        `UPDATE assignment SET ended_because = 'recused' WHERE round_id = $1 AND seat_id = $2 AND dossier_id = $3`,
        where,
      );
      await tx.execute(
        'INSERT INTO recusal (round_id, seat_id, dossier_id, reason) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [...where, reason],
      );
      const [recusal] = await tx.query<Recusal>(
        `SELECT 'Recusal' AS "__typename", round_id AS "roundId", dossier_id AS "dossierId", reason,
           declared_at AS "declaredAt" FROM recusal WHERE round_id = $1 AND seat_id = $2 AND dossier_id = $3`,
        where,
      );
      return recusal as Recusal;
    });
  }
}
