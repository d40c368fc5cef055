import { Inject, Injectable } from '@nestjs/common';
import type { Database } from '@podium/platform-database';
import { PUBLIC_DATABASE } from '@podium/platform-service';
import type { Winner } from './winner.type.js';

export type WinnerRow = Winner & { sortKey: number[] };

/** Which released awards are wanted; null: all. */
export interface WantedWinners {
  categoryCode: string | null;
  awardCode: string | null;
}

export type WinnerCursor = readonly [number, number, number, entryCode: string, id: string];

const COLUMNS = `w.id, w.edition_code AS "editionCode", w.award_code AS "awardCode", w.award_name AS "awardName", w.scope,
    w.stage_code AS "stageCode", w.place, w.category_code AS "categoryCode", w.category_name AS "categoryName",
    w.stream_code AS "streamCode", w.stream_name AS "streamName", w.entry_code AS "entryCode", w.title,
    w.team_name AS "teamName", w.organisations, w.released_at AS "releasedAt", w.sort_key AS "sortKey"`;
const NAMES = `page.id, page."editionCode", page."awardCode", page."awardName", page.scope, page."stageCode", page.place,
    page."categoryCode", page."categoryName", page."streamCode", page."streamName", page."entryCode", page.title,
    page."teamName", page.organisations, page."releasedAt", page."sortKey"`;
const WANTED = `($2::text IS NULL OR w.category_code = $2) AND ($3::text IS NULL OR w.award_code = $3)`;

/** The public path: a login of its own, which reads one table, whose rows appear at their instant. */
@Injectable()
export class WinnerRepository {
  constructor(@Inject(PUBLIC_DATABASE) private readonly publicly: Database) {}

  /**
   * The first so many winners of each of these editions, as organisers order categories, streams and awards.
   * @param after  sort key of three, entry code and id of the row to continue behind
   */
  pages(
    editionCodes: readonly string[],
    { categoryCode, awardCode }: WantedWinners,
    after: WinnerCursor | null,
    limit: number,
  ): Promise<WinnerRow[]> {
    const sortKey = after && [after[0], after[1], after[2]];
    return this.publicly.query<WinnerRow>(
      `SELECT ${NAMES} FROM unnest($1::text[]) AS e (code) CROSS JOIN LATERAL (
         SELECT ${COLUMNS} FROM results.released_award w
         WHERE w.edition_code = e.code AND ${WANTED} AND ($4::int[] IS NULL OR (w.sort_key, w.entry_code, w.id) > ($4, $5, $6::uuid))
         ORDER BY w.sort_key, w.entry_code, w.id LIMIT $7) page
       ORDER BY page."sortKey", page."entryCode", page.id`,
      [editionCodes, categoryCode, awardCode, sortKey, after?.[3] ?? null, after?.[4] ?? null, limit],
    );
  }

  counts(editionCodes: readonly string[], { categoryCode, awardCode }: WantedWinners) {
    return this.publicly.query<{ editionCode: string; count: number }>(
      `SELECT w.edition_code AS "editionCode", count(*)::int FROM results.released_award w
       WHERE w.edition_code = ANY($1) AND ${WANTED} GROUP BY w.edition_code`,
      [editionCodes, categoryCode, awardCode],
    );
  }

  byIds(ids: readonly string[]): Promise<WinnerRow[]> {
    return this.publicly.query<WinnerRow>(
      `SELECT ${COLUMNS} FROM results.released_award w WHERE w.id = ANY($1::uuid[])`,
      [ids],
    );
  }
}
