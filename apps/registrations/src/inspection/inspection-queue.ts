import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import { BACKGROUND } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import type { Fault, Found } from './finding.js';

/** A file that waits to be inspected, in somebody's hand. */
export interface Waiting {
  id: string;
  entryId: string;
  editionCode: string;
  categoryCode: string;
  field: string;
  name: string;
  startedBy: string;
  tries: number;
  holder: string;
}

/** Whoever inspects says so again long before; whoever was killed does not. */
const HELD_SECONDS = 15;
export const SAY_EVERY_MS = 4_000;

/** Uploads as a queue: whoever takes one has it for a while, and it comes back when they are killed. */
@Injectable()
export class InspectionQueue {
  constructor(@Inject(BACKGROUND) private readonly database: Database) {}

  /** The one that has waited longest; null when none waits. */
  async next(): Promise<Waiting | null> {
    const holder = uuidv7();
    const [row] = await this.database.query<Omit<Waiting, 'holder'>>(
      `UPDATE upload u SET held_by = $1, held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS}), tries = u.tries + 1
       FROM entry e WHERE e.id = u.entry_id AND u.id = (SELECT id FROM upload
         WHERE state = 'waiting' AND (held_until IS NULL OR held_until < clock_timestamp())
         ORDER BY started_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING u.id, u.entry_id AS "entryId", e.edition_code AS "editionCode", e.category_code AS "categoryCode", u.field, u.name,
         u.started_by AS "startedBy", u.tries`,
      [holder],
    );
    return row ? { ...row, holder } : null;
  }

  /** It is still being inspected. */
  async stillHeld({ id, holder }: Waiting): Promise<void> {
    await this.database.execute(
      `UPDATE upload SET held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS}) WHERE id = $1 AND held_by = $2`,
      [id, holder],
    );
  }

  /** Puts it back, for nobody to take within some seconds. */
  async letGo(id: string, seconds: number, tries: number): Promise<void> {
    await this.database.execute(
      `UPDATE upload SET held_by = NULL, held_until = clock_timestamp() + make_interval(secs => $2), tries = $3
       WHERE id = $1 AND state = 'waiting'`,
      [id, seconds, tries],
    );
  }

  /** It becomes the field's next version. Nothing happens when somebody else has settled it meanwhile. */
  async keep(
    tx: Tx,
    { id, holder, entryId, field, name, startedBy }: Waiting,
    found: Omit<Found, 'picture'> & { paperId: string; pictureHash: string | null },
  ): Promise<void> {
    const mine = await tx.query<{ id: string }>(
      `SELECT id FROM upload WHERE id = $1 AND held_by = $2 AND state = 'waiting' FOR UPDATE`,
      [id, holder],
    );
    if (mine.length === 0) return;
    await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`papers:${entryId}`]);
    const { paperId, hash, type, bytes, pages, pictureHash } = found;
    await tx.execute(
      `INSERT INTO paper (id, entry_id, field, version, hash, name, type, bytes, pages, picture_hash, added_by)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8, $9, $10
       FROM paper WHERE entry_id = $2 AND field = $3`,
      [paperId, entryId, field, hash, name, type, bytes, pages, pictureHash, startedBy],
    );
    await tx.execute(
      `UPDATE upload SET state = 'kept', paper_id = $2, held_by = NULL, held_until = NULL WHERE id = $1`,
      [id, paperId],
    );
  }

  async refuse(id: string, holder: string, fault: Fault): Promise<void> {
    await this.database.execute(
      `UPDATE upload SET state = 'refused', refusal = $3, held_by = NULL, held_until = NULL
       WHERE id = $1 AND held_by = $2 AND state = 'waiting'`,
      [id, holder, JSON.stringify(fault)],
    );
  }
}
