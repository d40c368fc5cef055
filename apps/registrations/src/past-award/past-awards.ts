import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import { titleKey, type PastAward } from '@podium/programmes';
import { v7 as uuidv7 } from 'uuid';
import { HeavyReader } from '../eligibility/heavy-reader.js';
import type { PastAwardRow } from './read-table.js';
import type { PastAward as PastAwardShown } from './past-award.type.js';

/** Bounds what one question reads: nobody has won so often. */
const MOST_OF_THE_SAME = 500;

/** What organisers recorded of awards that were not conferred here. */
@Injectable()
export class PastAwards {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(HeavyReader) private readonly reader: HeavyReader,
  ) {}

  /**
   * What these organisations and people won in a series, as rules look back on it; both are named by their keys.
   * @returns null when nobody has recorded anything of the series: then nothing is known, which is not the same as no award
   */
  async of(
    series: string,
    { organisations, persons }: { organisations: string[]; persons: string[] },
  ): Promise<PastAward[] | null> {
    const [row] = await this.reader.database.query<{ looked: boolean; awards: Omit<PastAward, 'live'>[] }>(
      `SELECT EXISTS (SELECT FROM past_award WHERE series = $1) AS looked,
         coalesce((SELECT jsonb_agg(jsonb_build_object('entry', a.id, 'edition', a.edition, 'category', a.category, 'award', a.award,
             'titles', a.titles, 'organisations', a.organisation_keys, 'persons', array_remove(ARRAY[a.person_key], NULL)) ORDER BY a.id)
           FROM (SELECT id, edition, category, award, titles, organisation_keys, person_key FROM past_award
                 WHERE series = $1 AND (organisation_keys && $2::text[] OR person_key = ANY($3::text[]))
                 ORDER BY id LIMIT ${MOST_OF_THE_SAME}) a), '[]') AS awards`,
      [series, organisations, persons],
    );
    return row?.looked ? row.awards.map((award) => ({ ...award, live: true })) : null;
  }

  /** @returns how many were not on record before */
  async record(
    tx: Tx,
    series: string,
    rows: PastAwardRow[],
    { source, by, at }: { source: string; by: string; at: Date },
  ) {
    const kept = rows.map((row) => ({ ...row, id: uuidv7(), organisationKeys: row.organisations.map(titleKey) }));
    return tx.execute(
      `INSERT INTO past_award (id, series, edition, category, award, titles, organisations, organisation_keys, person_key, source, recorded_by, recorded_at)
       SELECT (r->>'id')::uuid, $1, r->>'edition', r->>'category', r->>'award',
         ARRAY(SELECT jsonb_array_elements_text(r->'titles')), ARRAY(SELECT jsonb_array_elements_text(r->'organisations')),
         ARRAY(SELECT jsonb_array_elements_text(r->'organisationKeys')), r->>'personKey', $3, $4, $5
       FROM jsonb_array_elements($2::jsonb) AS r ON CONFLICT DO NOTHING`,
      [series, JSON.stringify(kept), source, by, at],
    );
  }

  list(series: string, limit: number, after: string | null): Promise<(PastAwardShown & { id: string })[]> {
    return this.database.query(
      `SELECT id, edition, category, award, titles, organisations, source, recorded_at AS "recordedAt" FROM past_award
       WHERE series = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [series, after, limit],
    );
  }

  async count(series: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int FROM past_award WHERE series = $1',
      [series],
    );
    return row?.count ?? 0;
  }
}
