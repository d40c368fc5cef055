import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import type { Fault } from '../inspection/finding.js';

export type UploadState = 'receiving' | 'waiting' | 'kept' | 'refused';

/** A file on its way in. */
export interface Upload {
  id: string;
  entryId: string;
  field: string;
  name: string;
  /** As they were announced. */
  bytes: number;
  state: UploadState;
  refusal: Fault | null;
  paperId: string | null;
  startedBy: string;
  expiresAt: Date;
  /** Read by the database's clock. */
  expired: boolean;
}

const COLUMNS = `id, entry_id AS "entryId", field, name, bytes, state, refusal, paper_id AS "paperId", started_by AS "startedBy",
  expires_at AS "expiresAt", expires_at <= clock_timestamp() AS expired`;

/** How long whoever writes, or inspects, holds a file without a sign of life. */
const HELD_SECONDS = 30;
/** What came of an upload is known so long. */
const KNOWN_DAYS = 30;

@Injectable()
export class UploadRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async add(tx: Tx, upload: Pick<Upload, 'id' | 'entryId' | 'field' | 'name' | 'bytes' | 'startedBy'>, hours: number) {
    const [row] = await tx.query<Upload>(
      `INSERT INTO upload (id, entry_id, field, name, bytes, started_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(hours => $7)) RETURNING ${COLUMNS}`,
      [upload.id, upload.entryId, upload.field, upload.name, upload.bytes, upload.startedBy, hours],
    );
    return row as Upload;
  }

  async byId(id: string): Promise<Upload | null> {
    const [row] = await this.database.query<Upload>(`SELECT ${COLUMNS} FROM upload WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** Bytes of an entry's files, and of those on their way to it. The entry's lock is held. */
  async bytesOfEntry(tx: Tx, entryId: string): Promise<number> {
    const [row] = await tx.query<{ bytes: number }>(
      `SELECT ((SELECT coalesce(sum(bytes), 0) FROM paper WHERE entry_id = $1)
         + (SELECT coalesce(sum(bytes), 0) FROM upload WHERE entry_id = $1 AND state IN ('receiving', 'waiting')))::float8 AS bytes`,
      [entryId],
    );
    return row?.bytes ?? 0;
  }

  /** Bytes that somebody announced within a day, whatever came of them. Whoever asks is the only one who asks this about them. */
  async bytesOfPerson(tx: Tx, personId: string): Promise<number> {
    await tx.execute('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`uploads:${personId}`]);
    const [row] = await tx.query<{ bytes: number }>(
      `SELECT coalesce(sum(bytes), 0)::float8 AS bytes FROM upload
       WHERE started_by = $1 AND started_at > clock_timestamp() - interval '1 day'`,
      [personId],
    );
    return row?.bytes ?? 0;
  }

  /** Takes an upload for writing, or keeps it. @returns false while somebody else has it, or when nothing more may come */
  async hold(id: string, holder: string): Promise<boolean> {
    const held = await this.database.execute(
      `UPDATE upload SET held_by = $2, held_until = clock_timestamp() + make_interval(secs => ${HELD_SECONDS})
       WHERE id = $1 AND state = 'receiving' AND (held_by = $2 OR held_until IS NULL OR held_until < clock_timestamp())`,
      [id, holder],
    );
    return held === 1;
  }

  async release(id: string, holder: string): Promise<void> {
    await this.database.execute('UPDATE upload SET held_by = NULL, held_until = NULL WHERE id = $1 AND held_by = $2', [
      id,
      holder,
    ]);
  }

  /** All of it has come; from now on it waits to be inspected. */
  async complete(id: string, holder: string): Promise<void> {
    await this.database.execute(
      `UPDATE upload SET state = 'waiting', held_by = NULL, held_until = NULL WHERE id = $1 AND held_by = $2 AND state = 'receiving'`,
      [id, holder],
    );
  }

  /** @returns false when it is not on its way any more, or somebody writes to it */
  async remove(id: string): Promise<boolean> {
    const removed = await this.database.execute(
      `DELETE FROM upload WHERE id = $1 AND state = 'receiving' AND (held_until IS NULL OR held_until < clock_timestamp())`,
      [id],
    );
    return removed === 1;
  }

  /** Forgets what never came to its end, and what was settled long ago. */
  async forget(): Promise<void> {
    await this.database.execute(
      `DELETE FROM upload WHERE (state = 'receiving' AND expires_at < clock_timestamp() AND (held_until IS NULL OR held_until < clock_timestamp()))
         OR (state IN ('kept', 'refused') AND started_at < clock_timestamp() - make_interval(days => ${KNOWN_DAYS}))`,
    );
  }

  /** Those of these ids whose file is still needed. */
  async needed(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM upload WHERE id = ANY($1::uuid[]) AND state IN ('receiving', 'waiting')`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
