import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database } from '@podium/platform-database';
import { validate as isUuid } from 'uuid';
import { presides } from '../place/place.policy.js';
import { cutToShown, type ShownAnswers } from '../round/shown-answers.js';
import type { Dossier } from './dossier.type.js';

export type DossierRow = Dossier;

/** All but the answers. */
export const DOSSIER_COLUMNS = `'Dossier' AS "__typename", d.id, d.entry_id AS "entryId", d.entry_code AS code, d.version,
  d.category_code AS "categoryCode", d.stream_code AS "streamCode", d.title, d.team, d.admitted_at AS "admittedAt"`;

/** A dossier with only those answers that judges may read in this round. */
export const seenByJudge = (dossier: DossierRow, shown: Record<string, ShownAnswers>): Dossier => ({
  ...dossier,
  answers: cutToShown(dossier.answers, shown[dossier.categoryCode]),
});

type Found = DossierRow & { editionCode: string; shown: Record<string, ShownAnswers> | null };

@Injectable()
export class Dossiers {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** One dossier for a judge it is assigned to, or for whoever presides over its category; null alike for everybody else. */
  async byId(context: RequestContext, id: string): Promise<Dossier | null> {
    if (!isUuid(id)) return null;
    const [row] = await this.database.query<Found>(
      `SELECT ${DOSSIER_COLUMNS}, d.answers, d.edition_code AS "editionCode", (
         SELECT r.shown_answers FROM person p
         JOIN seat ON seat.email_key = p.email_key AND seat.vacated_at IS NULL
         JOIN assignment a ON a.seat_id = seat.id AND a.dossier_id = d.id AND a.ended_because IS NULL
         JOIN contender c ON c.round_id = a.round_id AND c.dossier_id = a.dossier_id AND NOT c.withdrawn
         JOIN round r ON r.id = a.round_id AND r.state <> 'abandoned'
         WHERE p.person_id = $2 ORDER BY r.id DESC LIMIT 1) AS shown
       FROM dossier d WHERE d.id = $1`,
      [id, context.person().personId],
    );
    if (!row) return null;
    const { editionCode, shown, ...dossier } = row;
    if (presides(await context.appointments(), { editionCode, categoryCode: row.categoryCode })) return dossier;
    return shown && seenByJudge(dossier, shown);
  }
}
