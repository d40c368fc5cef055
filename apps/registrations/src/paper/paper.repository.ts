import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';

/** A file that was inspected and is kept, whatever became of the answer that it was uploaded for. */
export interface PaperRow {
  id: string;
  entryId: string;
  field: string;
  version: number;
  hash: string;
  name: string;
  type: string;
  bytes: number;
  pages: number | null;
  pictureHash: string | null;
  addedAt: Date;
  /** The entry's answer names it now. */
  inUse: boolean;
}

const PAPERS = `SELECT p.id, p.entry_id AS "entryId", p.field, p.version, p.hash, p.name, p.type, p.bytes, p.pages,
    p.picture_hash AS "pictureHash", p.added_at AS "addedAt",
    coalesce(e.answers -> p.field @> jsonb_build_array(jsonb_build_object('id', p.id)), false) AS "inUse"
  FROM paper p JOIN entry e ON e.id = p.entry_id`;

@Injectable()
export class PaperRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async byIds(ids: readonly string[], db: Pick<Tx, 'query'> = this.database): Promise<Map<string, PaperRow>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<PaperRow>(`${PAPERS} WHERE p.id = ANY($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All papers of these entries, by entry; within a field the newest first. One statement. */
  ofEntries(entryIds: readonly string[]): Promise<PaperRow[]> {
    return this.database.query<PaperRow>(
      `${PAPERS} WHERE p.entry_id = ANY($1::uuid[]) ORDER BY p.field, p.version DESC`,
      [entryIds],
    );
  }
}
