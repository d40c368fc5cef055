import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Milestone } from '@podium/programmes';
import type { RevisionChange } from './revision-change.type.js';
import type { RevisionState } from './revision.type.js';

/** A revision as its row has it. */
export interface KeptRevision {
  id: string;
  editionCode: string;
  baseRevision: number;
  becameRevision: number | null;
  /** Hash of the file that was proposed. */
  sourceHash: string;
  definitionHash: string;
  calendar: Milestone[];
  changes: RevisionChange[];
  categories: string[];
  hash: string;
  reason: string;
  proposedBy: string;
  proposedAt: Date;
  /** `stale` is worked out: proposed, and the edition is at another revision by now. */
  state: RevisionState;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** Somebody has registered a team in the edition. */
  entered: boolean;
}

const REVISIONS = `SELECT r.id, r.edition_code AS "editionCode", r.base_revision AS "baseRevision", r.became_revision AS "becameRevision",
    r.source_hash AS "sourceHash", r.definition_hash AS "definitionHash", r.calendar, r.changes, r.categories, r.hash, r.reason,
    r.proposed_by AS "proposedBy", r.proposed_at AS "proposedAt", r.decided_by AS "decidedBy", r.decided_at AS "decidedAt",
    CASE WHEN r.state = 'proposed' AND e.revision <> r.base_revision THEN 'stale' ELSE r.state END AS state,
    EXISTS (SELECT FROM team t WHERE t.edition_code = r.edition_code) AS entered
  FROM revision r JOIN edition e ON e.code = r.edition_code`;

@Injectable()
export class RevisionRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add(tx: Tx, revision: KeptRevision): Promise<void> {
    const { id, editionCode, baseRevision, sourceHash, definitionHash, categories, hash, reason } = revision;
    await tx.execute(
      `INSERT INTO revision (id, edition_code, base_revision, source_hash, definition_hash, calendar, changes, categories,
         hash, reason, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        editionCode,
        baseRevision,
        sourceHash,
        definitionHash,
        JSON.stringify(revision.calendar),
        JSON.stringify(revision.changes),
        categories,
        hash,
        reason,
        revision.proposedBy,
        revision.proposedAt,
      ],
    );
  }

  byIds(ids: string[], db: Pick<Tx, 'query'> = this.database): Promise<KeptRevision[]> {
    return db.query<KeptRevision>(`${REVISIONS} WHERE r.id = ANY($1::uuid[])`, [ids]);
  }

  /** Takes the lock of a revision alone; what is read with it is read after that. */
  async lock(tx: Tx, id: string): Promise<KeptRevision | null> {
    await tx.query('SELECT 1 FROM revision WHERE id = $1 FOR UPDATE', [id]);
    const [row] = await this.byIds([id], tx);
    return row ?? null;
  }

  /** The newest first. @param within  only those that touch nothing but these categories; null: all */
  list(editionCode: string, within: string[] | null, limit: number, after: string | null): Promise<KeptRevision[]> {
    return this.database.query<KeptRevision>(
      `${REVISIONS} WHERE r.edition_code = $1 AND ($2::text[] IS NULL OR (cardinality(r.categories) > 0 AND r.categories <@ $2))
         AND ($3::uuid IS NULL OR r.id < $3) ORDER BY r.id DESC LIMIT $4`,
      [editionCode, within, after, limit],
    );
  }

  async count(editionCode: string, within: string[] | null): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM revision r
       WHERE r.edition_code = $1 AND ($2::text[] IS NULL OR (cardinality(r.categories) > 0 AND r.categories <@ $2))`,
      [editionCode, within],
    );
    return row?.count ?? 0;
  }

  async decide(tx: Tx, { id, state, decidedBy, decidedAt, becameRevision }: KeptRevision): Promise<void> {
    await tx.execute(
      'UPDATE revision SET state = $2, decided_by = $3, decided_at = $4, became_revision = $5 WHERE id = $1',
      [id, state, decidedBy, decidedAt, becameRevision],
    );
  }
}
