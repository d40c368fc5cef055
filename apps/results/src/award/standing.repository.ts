import { Inject, Injectable } from '@nestjs/common';
import type { EventText } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';

/** A closed round: what it compared. */
export interface ClosedRound {
  roundId: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
}

export interface StandingPlace extends ClosedRound {
  entryId: string;
  entryCode: string;
  place: number;
  /** Decimal text, as the standing says it. */
  total: string | null;
  withdrawn: boolean;
  /** Why, when it was not its team that took it back. */
  outBecause: 'disqualified' | 'reversed' | null;
}

export type SuggestedPlace = Omit<StandingPlace, 'withdrawn' | 'outBecause'> & { title: EventText | null };

/** What results knows of closed standings. */
@Injectable()
export class StandingRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The closed rounds of these stages of an edition, of one category when it is named; the last closed last. */
  closed(editionCode: string, categoryCode: string | null, stageCodes: readonly string[]): Promise<ClosedRound[]> {
    return this.database.query<ClosedRound>(
      `SELECT round_id AS "roundId", stage_code AS "stageCode", category_code AS "categoryCode", stream_code AS "streamCode"
       FROM standing WHERE edition_code = $1 AND ($2::text IS NULL OR category_code = $2) AND stage_code = ANY($3)
       ORDER BY closed_at, round_id`,
      [editionCode, categoryCode, stageCodes],
    );
  }

  /** The first places of these standings, best first, without who withdrew. */
  first(roundIds: readonly string[], lastPlace: number): Promise<SuggestedPlace[]> {
    return this.database.query<SuggestedPlace>(
      `SELECT s.round_id AS "roundId", s.stage_code AS "stageCode", s.category_code AS "categoryCode",
         s.stream_code AS "streamCode", p.entry_id AS "entryId", p.entry_code AS "entryCode", n.title, p.place, p.total
       FROM unnest($1::uuid[]) AS r (id) JOIN standing s ON s.round_id = r.id
         JOIN standing_place p ON p.round_id = r.id AND p.place <= $2 LEFT JOIN entrant n ON n.entry_id = p.entry_id
       WHERE n.withdrawn IS NOT TRUE ORDER BY p.place, p.entry_code`,
      [roundIds, lastPlace],
    );
  }

  async placeOf(tx: Tx, editionCode: string, roundId: string, entryId: string): Promise<StandingPlace | null> {
    const [row] = await tx.query<StandingPlace>(
      `SELECT s.round_id AS "roundId", s.stage_code AS "stageCode", s.category_code AS "categoryCode",
         s.stream_code AS "streamCode", p.entry_id AS "entryId", p.entry_code AS "entryCode", p.place, p.total, n.withdrawn,
         n.out_because AS "outBecause"
       FROM standing s JOIN standing_place p USING (round_id) JOIN entrant n ON n.entry_id = p.entry_id
       WHERE s.edition_code = $1 AND s.round_id = $2 AND p.entry_id = $3`,
      [editionCode, roundId, entryId],
    );
    return row ?? null;
  }
}
