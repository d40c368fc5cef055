import type { Contact, EventText } from '@podium/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import { refuse } from '@podium/platform-graphql';
import { v7 as uuidv7 } from 'uuid';
import type { PublicAward, WaitingAward } from './release-document.js';
import { AwardsChangedMeanwhile } from './release.refusals.js';
import type { ReleaseState } from './release-state.js';

export interface ReleaseRow {
  id: string;
  editionCode: string;
  /** null: every category. */
  categoryCode: string | null;
  /** null: at once, when it is approved. */
  at: Date | null;
  state: ReleaseState;
  hash: string;
  proposedBy: string;
  proposedAt: Date;
  approvedBy: string | null;
  /** Whether its instant has come, by the database's clock. */
  passed: boolean;
  /** Awards that it covers, once approved. */
  covered: number;
}

export interface AnnouncedAward {
  awardId: string;
  awardName: EventText;
  entryCode: string;
  title: EventText;
  contacts: Contact[];
}

const RELEASES = `SELECT r.id, r.edition_code AS "editionCode", r.category_code AS "categoryCode", r.at, r.state, r.hash,
    r.proposed_by AS "proposedBy", r.proposed_at AS "proposedAt", r.approved_by AS "approvedBy",
    coalesce(r.at <= clock_timestamp(), false) AS passed,
    (SELECT count(*)::int FROM award a WHERE a.release_id = r.id AND a.revoked_at IS NULL) AS covered
  FROM release r`;

// Twice as long as a transaction may idle: whoever takes something back earlier than that has committed by the instant.
const NEAR_MS = 120_000;

@Injectable()
export class ReleaseRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What a release of this place would cover, in the order in which it was conferred. */
  waiting(tx: Tx, editionCode: string, categoryCode: string | null): Promise<WaitingAward[]> {
    return tx.query<WaitingAward>(
      `SELECT a.id, a.entry_id AS "entryId", a.award_code AS "awardCode", a.category_code AS "categoryCode",
         a.stream_code AS "streamCode", s.stage_code AS "stageCode", a.place, n.entry_code AS "entryCode", n.title,
         n.team_name AS "teamName", n.organisation, a.defined
       FROM award a JOIN entrant n USING (entry_id) JOIN standing s USING (round_id)
       WHERE a.edition_code = $1 AND ($2::text IS NULL OR a.category_code = $2) AND a.release_id IS NULL AND a.revoked_at IS NULL
         AND NOT n.withdrawn
       ORDER BY a.id`,
      [editionCode, categoryCode],
    );
  }

  /** What waits in these editions by category, and whether an entry of this person is among it. */
  waitingIn(editionCodes: readonly string[], personId: string, db: Pick<Tx, 'query'> = this.database) {
    return db.query<{ editionCode: string; categoryCode: string | null; awards: number; own: boolean }>(
      `SELECT a.edition_code AS "editionCode", a.category_code AS "categoryCode", count(*)::int AS awards,
         bool_or(EXISTS (SELECT FROM person p JOIN entrant_member m USING (email_key)
           WHERE p.person_id = $2 AND m.entry_id = a.entry_id)) AS own
       FROM award a JOIN entrant n USING (entry_id)
       WHERE a.edition_code = ANY($1) AND a.release_id IS NULL AND a.revoked_at IS NULL AND NOT n.withdrawn
       GROUP BY a.edition_code, a.category_code`,
      [editionCodes, personId],
    );
  }

  async byId(id: string, db: Pick<Tx, 'query'> = this.database): Promise<ReleaseRow | null> {
    const [row] = await this.byIds([id], db);
    return row ?? null;
  }

  byIds(ids: readonly string[], db: Pick<Tx, 'query'> = this.database): Promise<ReleaseRow[]> {
    return db.query<ReleaseRow>(`${RELEASES} WHERE r.id = ANY($1::uuid[])`, [ids]);
  }

  /** In the order in which they were proposed. @param categoryCode  null: of the whole edition */
  page(
    editionCode: string,
    categoryCode: string | null,
    after: readonly [id: string] | null,
    limit: number,
  ): Promise<ReleaseRow[]> {
    return this.database.query<ReleaseRow>(
      `${RELEASES} WHERE r.edition_code = $1 AND ($2::text IS NULL OR r.category_code = $2) AND ($3::uuid IS NULL OR r.id > $3)
       ORDER BY r.id LIMIT $4`,
      [editionCode, categoryCode, after?.[0] ?? null, limit],
    );
  }

  async count(editionCode: string, categoryCode: string | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM release WHERE edition_code = $1 AND ($2::text IS NULL OR category_code = $2)`,
      [editionCode, categoryCode],
    );
    return row?.count ?? 0;
  }

  async propose(
    tx: Tx,
    release: Pick<ReleaseRow, 'id' | 'editionCode' | 'categoryCode' | 'at' | 'hash' | 'proposedBy'>,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO release (id, edition_code, category_code, at, at_once, hash, state, proposed_by)
       VALUES ($1, $2, $3, $4, $4::timestamptz IS NULL, $5, 'proposed', $6)`,
      [release.id, release.editionCode, release.categoryCode, release.at, release.hash, release.proposedBy],
    );
  }

  async approve(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE release SET state = 'approved', approved_by = $2, approved_at = clock_timestamp(), at = $3 WHERE id = $1`,
      [id, by, at],
    );
  }

  async cancel(tx: Tx, id: string, by: string, reason: string): Promise<void> {
    await tx.execute('DELETE FROM released_award WHERE award_id IN (SELECT id FROM award WHERE release_id = $1)', [id]);
    await tx.execute('UPDATE award SET release_id = NULL WHERE release_id = $1', [id]);
    await tx.execute(`UPDATE release SET state = 'cancelled', cancelled_by = $2, cancelled_reason = $3 WHERE id = $1`, [
      id,
      by,
      reason,
    ]);
  }

  /** Writes what the public reads once its instant has come. @throws {Refused} AwardsChangedMeanwhile */
  async publish(tx: Tx, releaseId: string, awards: PublicAward[], at: Date): Promise<void> {
    const taken = await tx.execute(
      'UPDATE award SET release_id = $1 WHERE id = ANY($2::uuid[]) AND release_id IS NULL AND revoked_at IS NULL',
      [releaseId, awards.map(({ awardId }) => awardId)],
    );
    if (taken !== awards.length) refuse(new AwardsChangedMeanwhile());
    await tx.execute(
      `INSERT INTO released_award (id, award_id, edition_code, award_code, award_name, scope, stage_code, place, category_code,
         category_name, stream_code, stream_name, entry_code, title, team_name, organisations, sort_key, released_at)
       SELECT w.id, w."awardId", w."editionCode", w."awardCode", w."awardName", w.scope, w."stageCode", w.place, w."categoryCode",
         w."categoryName", w."streamCode", w."streamName", w."entryCode", w.title, w."teamName", w.organisations, w."sortKey", $2
       FROM jsonb_to_recordset($1) AS w (id uuid, "awardId" uuid, "editionCode" text, "awardCode" text, "awardName" jsonb,
         scope text, "stageCode" text, place int, "categoryCode" text, "categoryName" jsonb, "streamCode" text,
         "streamName" jsonb, "entryCode" text, title jsonb, "teamName" jsonb, organisations jsonb, "sortKey" int[])`,
      [JSON.stringify(awards.map((award) => ({ id: uuidv7(), ...award }))), at],
    );
  }

  /** The edition of an approved release whose instant has come and that nobody has told of yet. */
  async editionDue(): Promise<string | null> {
    const [row] = await this.database.query<{ editionCode: string }>(
      `SELECT edition_code AS "editionCode" FROM release
       WHERE state = 'approved' AND announced_at IS NULL AND at <= clock_timestamp() ORDER BY at LIMIT 1`,
    );
    return row?.editionCode ?? null;
  }

  /** Takes one such release of an edition that is locked, and marks it announced; null when there is none. */
  async takeDue(tx: Tx, editionCode: string): Promise<{ id: string; at: Date | null } | null> {
    const [row] = await tx.query<{ id: string; at: Date | null }>(
      `UPDATE release SET announced_at = clock_timestamp() WHERE id = (
         SELECT id FROM release
         WHERE edition_code = $1 AND state = 'approved' AND announced_at IS NULL AND at <= clock_timestamp()
         ORDER BY at LIMIT 1)
       RETURNING id, at`,
      [editionCode],
    );
    return row ?? null;
  }

  announced(tx: Tx, releaseId: string): Promise<AnnouncedAward[]> {
    return tx.query<AnnouncedAward>(
      `SELECT a.id AS "awardId", r.award_name AS "awardName", r.entry_code AS "entryCode", r.title, n.contacts
       FROM award a JOIN released_award r ON r.award_id = a.id JOIN entrant n ON n.entry_id = a.entry_id
       WHERE a.release_id = $1 ORDER BY r.sort_key, r.entry_code`,
      [releaseId],
    );
  }
}

/**
 * Whether an instant is still ahead, for whoever is about to take back what becomes public at it. Near it, whoever reads the
 * public list waits until this transaction has ended: otherwise somebody could read, between the instant and the commit, what
 * nobody was to see. Reads begin their statement anew after such a wait.
 */
export async function isAhead(tx: Tx, at: Date): Promise<boolean> {
  const left = at.getTime() - (await tx.now()).getTime();
  if (left <= 0 || left > NEAR_MS) return left > 0;
  await tx.execute('LOCK TABLE released_award IN ACCESS EXCLUSIVE MODE');
  return at > (await tx.now());
}
