import { Inject, Injectable } from '@nestjs/common';
import { capacitiesAt, type Appointment, type RequestContext } from '@podium/platform-access';
import { validate as isUuid } from 'uuid';
import { roundActs } from '../round/round.acts.js';
import { cutToShown, type ShownAnswers } from '../round/shown-answers.js';
import { Sight } from '../sight/sight.js';
import type { Dossier } from './dossier.type.js';

export type DossierRow = Omit<Dossier, '__typename' | 'answers'> & { answers: Record<string, unknown> };

/** All but the answers, of dossier `d`. */
export const DOSSIER_COLUMNS = `d.id, d.entry_id AS "entryId", d.entry_code AS code, d.version,
  d.category_code AS "categoryCode", d.stream_code AS "streamCode", d.title, d.team, d.admitted_at AS "admittedAt"`;

/** Holds where contender `c` of round `r` is open to the judge of round_seat `rs`, who has declared conflicts with it on the list. */
export const IS_OPEN = `(r.state = 'open' AND coalesce(rs.declared_at >= c.entered_at, false))`;

/** A dossier with only those answers that judges may read in this round; none while it is not open to them. */
export const seenByJudge = (dossier: DossierRow, shown: Record<string, ShownAnswers>, isOpen: boolean): Dossier => ({
  __typename: 'Dossier',
  ...dossier,
  answers: isOpen ? cutToShown(dossier.answers, shown[dossier.categoryCode]) : null,
});

interface Assigned {
  shown: Record<string, ShownAnswers>;
  isOpen: boolean;
}
type Found = DossierRow & { editionCode: string; assigned: Assigned | null };

@Injectable()
export class Dossiers {
  constructor(@Inject(Sight) private readonly sight: Sight) {}

  /**
   * Those of these dossiers that are assigned to the caller in a round that is not closed, or where the caller presides. What
   * somebody is barred from is not among them.
   */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<Dossier[]> {
    const held = await context.appointments();
    const rows = await this.sight.read(context, (tx) =>
      tx.query<Found>(
        `SELECT ${DOSSIER_COLUMNS}, d.answers, d.edition_code AS "editionCode", own.assigned
         FROM dossier d LEFT JOIN LATERAL (
           SELECT jsonb_build_object('shown', r.shown_answers, 'isOpen', ${IS_OPEN}) AS assigned FROM person p
           JOIN seat ON seat.email_key = p.email_key AND seat.vacated_at IS NULL
           JOIN assignment a ON a.seat_id = seat.id AND a.dossier_id = d.id AND a.ended_because IS NULL
           JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id AND NOT c.withdrawn
           JOIN round_seat rs ON rs.round_id = a.round_id AND rs.seat_id = a.seat_id
           JOIN round r ON r.id = a.round_id AND r.state = 'open'
           WHERE p.person_id = $2 ORDER BY ${IS_OPEN} DESC, r.id DESC LIMIT 1) own ON true
         WHERE d.id = ANY($1::uuid[])`,
        [ids.filter((id) => isUuid(id)), context.person().personId],
      ),
    );
    return rows.flatMap((row) => dossierOf(row, held) ?? []);
  }
}

function dossierOf({ editionCode, assigned, ...dossier }: Found, held: Appointment[]): Dossier | null {
  const presides = roundActs.isTheirs('READ', capacitiesAt(held, editionCode, dossier.categoryCode));
  if (presides) return { __typename: 'Dossier', ...dossier };
  return assigned && seenByJudge(dossier, assigned.shown, assigned.isOpen);
}
