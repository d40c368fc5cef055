import { Inject, Injectable } from '@nestjs/common';
import type { EventText } from '@podium/contracts';
import { Database, type Tx } from '@podium/platform-database';
import type { Award as DefinedAward } from '@podium/programmes';
import type { AwardPlace } from '../edition/editions.js';
import type { AwardState } from './award-state.js';
import type { StandingPlace } from './standing.repository.js';

export interface AwardRow {
  id: string;
  editionCode: string;
  awardCode: string;
  stageCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  entryCode: string;
  entryId: string;
  title: EventText;
  place: number;
  roundId: string;
  conferredAt: Date;
  state: AwardState;
  /** The approved release that it is part of. */
  releaseId: string | null;
  releasedAt: Date | null;
}

/** Which awards of an edition are wanted; null: all. Awards to an entry of the viewer are not among them. */
export interface Wanted {
  editionCode: string;
  categoryCode: string | null;
  state: AwardState | null;
  releaseId: string | null;
  viewerId: string;
}

export type AwardCursor = readonly [categoryCode: string, streamCode: string, awardCode: string, id: string];

const STATE = `CASE WHEN a.revoked_at IS NOT NULL THEN 'revoked' WHEN r.at <= clock_timestamp() THEN 'released'
    WHEN r.id IS NOT NULL THEN 'approved' ELSE 'conferred' END`;
const FROM = `FROM award a JOIN entrant n USING (entry_id) JOIN standing s USING (round_id)
  LEFT JOIN release r ON r.id = a.release_id`;
const AWARDS = `SELECT a.id, a.edition_code AS "editionCode", a.award_code AS "awardCode", s.stage_code AS "stageCode",
    a.category_code AS "categoryCode", a.stream_code AS "streamCode", n.entry_code AS "entryCode", a.entry_id AS "entryId",
    n.title, a.place, a.round_id AS "roundId", a.conferred_at AS "conferredAt", a.release_id AS "releaseId",
    r.at AS "releasedAt", ${STATE} AS state ${FROM}`;
const OF_OTHERS = `NOT EXISTS (SELECT FROM own_entry o WHERE o.person_id = $1 AND o.entry_id = a.entry_id)`;
const WANTED = `a.revoked_at IS NULL AND ${OF_OTHERS} AND a.edition_code = $2 AND ($3::text IS NULL OR a.category_code = $3)
    AND ($4::text IS NULL OR ${STATE} = $4) AND ($5::uuid IS NULL OR a.release_id = $5)`;
const IN_ORDER = `coalesce(a.category_code, ''), coalesce(a.stream_code, ''), a.award_code, a.id`;

const valuesOf = ({ viewerId, editionCode, categoryCode, state, releaseId }: Wanted) => [
  viewerId,
  editionCode,
  categoryCode,
  state,
  releaseId,
];

@Injectable()
export class AwardRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Conferred and not revoked: by category, stream and award, then as they were conferred. */
  page(wanted: Wanted, after: AwardCursor | null, limit: number): Promise<AwardRow[]> {
    return this.database.query<AwardRow>(
      `${AWARDS} WHERE ${WANTED} AND ($6::text IS NULL OR (${IN_ORDER}) > ($6, $7, $8, $9::uuid)) ORDER BY ${IN_ORDER} LIMIT $10`,
      [...valuesOf(wanted), ...(after ?? [null, null, null, null]), limit],
    );
  }

  async count(wanted: Wanted): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int ${FROM} WHERE ${WANTED}`,
      valuesOf(wanted),
    );
    return row?.count ?? 0;
  }

  /** Those that have not been revoked, in no particular order. @param viewerId  absent: awards to anybody's entry */
  byIds(ids: readonly string[], viewerId: string, db: Pick<Tx, 'query'> = this.database): Promise<AwardRow[]> {
    return db.query<AwardRow>(`${AWARDS} WHERE a.id = ANY($2::uuid[]) AND a.revoked_at IS NULL AND ${OF_OTHERS}`, [
      viewerId,
      ids,
    ]);
  }

  /** Any award, revoked or not, to whomever. */
  async byId(tx: Tx, id: string): Promise<AwardRow | null> {
    const [row] = await tx.query<AwardRow>(`${AWARDS} WHERE a.id = $1`, [id]);
    return row ?? null;
  }

  async countOf(tx: Tx, editionCode: string, awardCode: string, { categoryCode, streamCode }: AwardPlace) {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM award WHERE edition_code = $1 AND award_code = $2 AND category_code IS NOT DISTINCT FROM $3
       AND stream_code IS NOT DISTINCT FROM $4 AND revoked_at IS NULL`,
      [editionCode, awardCode, categoryCode, streamCode],
    );
    return row?.count ?? 0;
  }

  /** Who holds which of these awards, where. */
  holders(editionCode: string, awardCodes: readonly string[]) {
    return this.database.query<AwardPlace & { awardCode: string; entryIds: string[] }>(
      `SELECT award_code AS "awardCode", category_code AS "categoryCode", stream_code AS "streamCode",
         array_agg(entry_id::text) AS "entryIds"
       FROM award WHERE edition_code = $1 AND award_code = ANY($2) AND revoked_at IS NULL
       GROUP BY award_code, category_code, stream_code`,
      [editionCode, awardCodes],
    );
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
    award: DefinedAward,
    place: StandingPlace,
    by: string,
  ): Promise<boolean> {
    const { code, name, scope } = award;
    const made = await tx.execute(
      `INSERT INTO award (id, edition_code, award_code, category_code, stream_code, entry_id, round_id, place, conferred_by, defined)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        id,
        editionCode,
        code,
        place.categoryCode,
        place.streamCode,
        place.entryId,
        place.roundId,
        place.place,
        by,
        JSON.stringify({ name, scope }),
      ],
    );
    return made === 1;
  }

  async revoke(tx: Tx, id: string, by: string, reason: string): Promise<void> {
    await tx.execute(
      'UPDATE award SET revoked_by = $2, revoked_at = clock_timestamp(), revoked_reason = $3 WHERE id = $1',
      [id, by, reason],
    );
    await tx.execute('DELETE FROM released_award WHERE award_id = $1', [id]);
  }
}
