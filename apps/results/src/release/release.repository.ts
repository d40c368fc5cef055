import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { EventText, Contact } from '@podium/contracts';
import { canonical, sha256Hex } from '@podium/scoring';
import type { Release } from './release.type.js';

const RELEASES = `SELECT 'Release' AS "__typename", id, edition_code AS "editionCode", category_code AS "categoryCode", at, state,
  awards_hash AS "awardsHash", proposed_by AS "proposedBy", approved_by AS "approvedBy" FROM release`;

/** A conferred award that no release covers yet, as the public will read it. */
export interface WaitingAward {
  id: string;
  awardCode: string;
  categoryCode: string | null;
  streamCode: string | null;
  entryCode: string;
  title: EventText;
  teamName: EventText;
  organisation: EventText | null;
}

export interface AnnouncedAward {
  awardId: string;
  awardName: EventText;
  entryCode: string;
  title: EventText;
  contacts: Contact[];
}

type ReleaseRow = Omit<Release, 'awards'>;

/** SHA-256 over the awards of a release, in a canonical form: whoever approves states what was seen. */
export const hashOfAwards = (awards: WaitingAward[]) => sha256Hex(canonical(awards));

@Injectable()
export class ReleaseRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  waiting(tx: Tx, editionCode: string, categoryCode: string | null): Promise<WaitingAward[]> {
    return tx.query<WaitingAward>(
      `SELECT a.id, a.award_code AS "awardCode", a.category_code AS "categoryCode", a.stream_code AS "streamCode",
         n.entry_code AS "entryCode", n.title, n.team_name AS "teamName", n.organisation
       FROM award a JOIN entrant n USING (entry_id)
       WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code = $2) AND a.release_id IS NULL AND a.revoked_at IS NULL
         AND NOT n.withdrawn
       ORDER BY a.id`,
      [editionCode, categoryCode],
    );
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<ReleaseRow | null> {
    const [row] = await db.query<ReleaseRow>(`${RELEASES} WHERE id = $1`, [id]);
    return row ?? null;
  }

  list(editionCode: string): Promise<Release[]> {
    return this.database.query<Release>(
      `SELECT r.*, (SELECT count(*)::int FROM award a WHERE a.release_id = r.id AND a.revoked_at IS NULL) AS awards
       FROM (${RELEASES} WHERE edition_code = $1) r ORDER BY at, id`,
      [editionCode],
    );
  }

  async propose(
    tx: Tx,
    release: Pick<Release, 'id' | 'editionCode' | 'categoryCode' | 'at' | 'awardsHash' | 'proposedBy'>,
  ) {
    await tx.execute(
      `INSERT INTO release (id, edition_code, category_code, at, awards_hash, state, proposed_by) VALUES ($1, $2, $3, $4, $5, 'proposed', $6)`,
      [release.id, release.editionCode, release.categoryCode, release.at, release.awardsHash, release.proposedBy],
    );
  }

  async approve(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE release SET state = 'approved', approved_by = $2, approved_at = clock_timestamp(), at = $3 WHERE id = $1`,
      [id, by, at],
    );
  }

  async cancel(tx: Tx, id: string, by: string, reason: string): Promise<void> {
    await tx.execute('DELETE FROM released_award WHERE id IN (SELECT id FROM award WHERE release_id = $1)', [id]);
    await tx.execute('UPDATE award SET release_id = NULL WHERE release_id = $1', [id]);
    await tx.execute(`UPDATE release SET state = 'cancelled', cancelled_by = $2, cancelled_reason = $3 WHERE id = $1`, [
      id,
      by,
      reason,
    ]);
  }

  /** Writes what the public reads once its instant has come. */
  async publish(tx: Tx, releaseId: string, rows: Record<string, unknown>[]): Promise<void> {
    await tx.execute('UPDATE award SET release_id = $1 WHERE id = ANY($2::uuid[])', [
      releaseId,
      rows.map(({ id }) => id),
    ]);
    await tx.execute(`INSERT INTO released_award SELECT * FROM jsonb_populate_recordset(NULL::released_award, $1)`, [
      JSON.stringify(rows),
    ]);
  }

  /** Takes one approved release whose instant has come and marks it announced; null when there is none. */
  async takeDue(tx: Tx): Promise<{ id: string; editionCode: string; at: Date } | null> {
    const [row] = await tx.query<{ id: string; editionCode: string; at: Date }>(
      `UPDATE release SET announced_at = clock_timestamp() WHERE id = (
         SELECT id FROM release WHERE state = 'approved' AND announced_at IS NULL AND at <= clock_timestamp()
         ORDER BY at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, edition_code AS "editionCode", at`,
    );
    return row ?? null;
  }

  announced(tx: Tx, releaseId: string): Promise<AnnouncedAward[]> {
    return tx.query<AnnouncedAward>(
      `SELECT a.id AS "awardId", r.award_name AS "awardName", r.entry_code AS "entryCode", r.title, n.contacts
       FROM award a JOIN released_award r ON r.id = a.id JOIN entrant n ON n.entry_id = a.entry_id
       WHERE a.release_id = $1 ORDER BY r.sort_key, r.entry_code`,
      [releaseId],
    );
  }
}
