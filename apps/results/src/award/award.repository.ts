import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Award } from './award.type.js';

const AWARDS = `SELECT 'Award' AS "__typename", a.id, a.award_code AS "awardCode", a.category_code AS "categoryCode",
    a.stream_code AS "streamCode", n.entry_code AS "entryCode", a.entry_id AS "entryId", n.title, a.place,
    a.round_id AS "roundId", a.conferred_at AS "conferredAt", r.released_at AS "releasedAt"
  FROM award a JOIN entrant n ON n.entry_id = a.entry_id LEFT JOIN released_award r ON r.id = a.id`;

export interface Standing {
  roundId: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
}

export interface StandingPlace extends Standing {
  entryId: string;
  entryCode: string;
  place: number;
  total: string | null;
  withdrawn: boolean;
}

@Injectable()
export class AwardRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Whoever confers, revokes or releases in one edition waits for the one before. */
  async lockEdition(tx: Tx, editionCode: string): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('awards ' || $1, 0))`, [editionCode]);
  }

  /** Conferred and not revoked, in a stable order. */
  list(editionCode: string, categoryCode: string | null, db: Pick<Tx, 'query'> = this.database): Promise<Award[]> {
    return db.query<Award>(
      `${AWARDS} WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code = $2) AND a.revoked_at IS NULL
       ORDER BY a.category_code NULLS FIRST, a.stream_code NULLS FIRST, a.award_code, n.entry_code`,
      [editionCode, categoryCode],
    );
  }

  async byId(tx: Tx, id: string): Promise<(Award & { editionCode: string }) | null> {
    const [row] = await tx.query<Award & { editionCode: string }>(
      `SELECT x.*, a2.edition_code AS "editionCode" FROM (${AWARDS} WHERE a.id = $1 AND a.revoked_at IS NULL) x JOIN award a2 USING (id)`,
      [id],
    );
    return row ?? null;
  }

  /** Every placing in the closed standings of an edition, of one category when it is named. */
  places(editionCode: string, categoryCode: string | null): Promise<StandingPlace[]> {
    return this.database.query<StandingPlace>(
      `SELECT s.round_id AS "roundId", s.stage_code AS "stageCode", s.category_code AS "categoryCode", s.stream_code AS "streamCode",
         p.entry_id AS "entryId", p.entry_code AS "entryCode", p.place, p.total, coalesce(n.withdrawn, false) AS withdrawn
       FROM standing s JOIN standing_place p USING (round_id) LEFT JOIN entrant n ON n.entry_id = p.entry_id
       WHERE s.edition_code = $1 AND ($2::text IS NULL OR s.category_code = $2)
       ORDER BY s.category_code NULLS FIRST, s.stream_code NULLS FIRST, s.stage_code, p.place, p.entry_code`,
      [editionCode, categoryCode],
    );
  }

  async placeOf(tx: Tx, editionCode: string, roundId: string, entryId: string): Promise<StandingPlace | null> {
    const [row] = await tx.query<StandingPlace>(
      `SELECT s.round_id AS "roundId", s.stage_code AS "stageCode", s.category_code AS "categoryCode", s.stream_code AS "streamCode",
         p.entry_id AS "entryId", p.entry_code AS "entryCode", p.place, p.total, n.withdrawn
       FROM standing s JOIN standing_place p USING (round_id) JOIN entrant n ON n.entry_id = p.entry_id
       WHERE s.edition_code = $1 AND s.round_id = $2 AND p.entry_id = $3`,
      [editionCode, roundId, entryId],
    );
    return row ?? null;
  }

  async countOf(
    tx: Tx,
    editionCode: string,
    awardCode: string,
    { categoryCode, streamCode }: Pick<Standing, 'categoryCode' | 'streamCode'>,
  ) {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM award WHERE edition_code = $1 AND award_code = $2 AND category_code IS NOT DISTINCT FROM $3
       AND stream_code IS NOT DISTINCT FROM $4 AND revoked_at IS NULL`,
      [editionCode, awardCode, categoryCode, streamCode],
    );
    return row?.count ?? 0;
  }

  /** Codes of the awards that an entry holds. */
  async heldBy(tx: Tx, editionCode: string, entryId: string): Promise<Set<string>> {
    const rows = await tx.query<{ code: string }>(
      'SELECT award_code AS code FROM award WHERE edition_code = $1 AND entry_id = $2 AND revoked_at IS NULL',
      [editionCode, entryId],
    );
    return new Set(rows.map(({ code }) => code));
  }

  /** @returns false when the entry holds this very award already */
  async add(
    tx: Tx,
    id: string,
    editionCode: string,
    awardCode: string,
    place: StandingPlace,
    by: string,
  ): Promise<boolean> {
    const made = await tx.execute(
      `INSERT INTO award (id, edition_code, award_code, category_code, stream_code, entry_id, round_id, place, conferred_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [id, editionCode, awardCode, place.categoryCode, place.streamCode, place.entryId, place.roundId, place.place, by],
    );
    return made === 1;
  }

  async revoke(tx: Tx, id: string, by: string, reason: string): Promise<void> {
    await tx.execute(
      'UPDATE award SET revoked_by = $2, revoked_at = clock_timestamp(), revoked_reason = $3 WHERE id = $1',
      [id, by, reason],
    );
    await tx.execute('DELETE FROM released_award WHERE id = $1', [id]);
  }
}
