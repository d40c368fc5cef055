import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@podium/platform-access';
import { Database, type Tx } from '@podium/platform-database';
import { canonical, sha256Hex, type Standing as Document } from '@podium/scoring';
import { validate as isUuid } from 'uuid';
import { presides } from '../place/place.policy.js';
import type { Standing } from './standing.type.js';

type StandingRow = Standing & { editionCode: string; categoryCode: string | null };

/** Standings: written once, read by those who preside. */
@Injectable()
export class Standings {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Keeps the standing of a round and its places. @returns the hash of its canonical form */
  async keep(tx: Tx, document: Document, leftOut: string[]): Promise<string> {
    const { round, ranking } = document;
    const hash = sha256Hex(canonical(document));
    await tx.execute('INSERT INTO standing (round_id, hash, document, left_out) VALUES ($1, $2, $3, $4)', [
      round,
      hash,
      JSON.stringify(document),
      leftOut,
    ]);
    await tx.execute(
      `INSERT INTO placed (round_id, position, dossier_id, entry_id, place, total, sheets, tie_broken_by)
       SELECT $1, t.position, t.dossier, c.entry_id, t.place, t.total, t.sheets, t.rule
       FROM unnest($2::int[], $3::uuid[], $4::int[], $5::text[], $6::int[], $7::text[])
         AS t (position, dossier, place, total, sheets, rule)
       JOIN contender c ON c.round_id = $1 AND c.dossier_id = t.dossier`,
      [
        round,
        ranking.map((_, index) => index + 1),
        ranking.map(({ dossier }) => dossier),
        ranking.map(({ place }) => place),
        ranking.map(({ total }) => total),
        ranking.map(({ sheets }) => sheets),
        ranking.map(({ tieBrokenBy }) => tieBrokenBy),
      ],
    );
    return hash;
  }

  /** The standing of a closed round for whoever presides there; null alike when there is none. */
  async ofRound(context: RequestContext, roundId: string, withDocument: boolean): Promise<Standing | null> {
    if (!isUuid(roundId)) return null;
    const [row] = await this.database.query<Omit<StandingRow, 'ranking'>>(
      `SELECT 'Standing' AS "__typename", r.id AS "roundId", r.edition_code AS "editionCode",
         r.category_code AS "categoryCode", t.hash, r.closed_at AS "closedAt", r.closed_because AS "closedBecause",
         CASE WHEN $2 THEN t.document END AS document, t.left_out AS "leftOut"
       FROM standing t JOIN round r ON r.id = t.round_id WHERE t.round_id = $1 AND r.closed_at IS NOT NULL`,
      [roundId, withDocument],
    );
    if (!row || !presides(await context.appointments(), row)) return null;
    const ranking = await this.database.query<Standing['ranking'][number]>(
      `SELECT p.dossier_id AS "dossierId", d.entry_id AS "entryId", d.entry_code AS "entryCode", d.title, p.place, p.total,
         p.sheets, p.tie_broken_by AS "tieBrokenBy"
       FROM placed p JOIN dossier d ON d.id = p.dossier_id WHERE p.round_id = $1 ORDER BY p.position`,
      [roundId],
    );
    return { ...row, ranking };
  }
}
