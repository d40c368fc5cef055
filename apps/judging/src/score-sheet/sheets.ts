import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { validate as isUuid } from 'uuid';
import { Sight } from '../sight/sight.js';
import { sheetOf, type SheetRow } from './score-sheet.js';
import type { ScoreSheet } from './sheet.type.js';

@Injectable()
export class Sheets {
  constructor(@Inject(Sight) private readonly sight: Sight) {}

  /** Those of these sheets that the caller handed in; what others marked nobody sees but in the document of a standing. */
  async byIds(context: RequestContext, ids: readonly string[]): Promise<ScoreSheet[]> {
    const rows = await this.sight.read(context, (tx) =>
      tx.query<SheetRow>(
        `SELECT s.id, s.version, s.marks, s.comment, s.handed_in_at AS "handedInAt" FROM person p
         JOIN seat ON seat.email_key = p.email_key AND seat.vacated_at IS NULL JOIN sheet s ON s.seat_id = seat.id
         WHERE p.person_id = $1 AND s.id = ANY($2::uuid[])`,
        [context.person().personId, ids.filter((id) => isUuid(id))],
      ),
    );
    return rows.map(sheetOf);
  }
}
