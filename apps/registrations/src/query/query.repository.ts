import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '@podium/platform-database';
import { v7 as uuidv7 } from 'uuid';
import type { EntryQueryState } from './query-state.js';
import type { QueryReply } from './query.type.js';

/** A query as its row has it, with where its entry stands. */
export interface QueryRow {
  id: string;
  entryId: string;
  editionCode: string;
  categoryCode: string;
  entryVersion: number;
  fields: string[];
  question: string;
  dueAt: Date;
  state: EntryQueryState;
  askedAt: Date;
  reply: (Omit<QueryReply, 'repliedAt'> & { repliedAt: string }) | null;
}

const QUERIES = `SELECT q.id, q.entry_id AS "entryId", e.edition_code AS "editionCode", e.category_code AS "categoryCode",
    e.version AS "entryVersion", q.fields, q.question, q.due_at AS "dueAt", q.asked_at AS "askedAt",
    CASE WHEN q.state = 'open' AND e.state NOT IN ('submitted', 'admitted') THEN 'lapsed' ELSE q.state END AS state,
    (SELECT jsonb_build_object('note', r.note, 'answers', r.answers, 'before', r.before, 'repliedAt', r.replied_at)
     FROM entry_query_reply r WHERE r.query_id = q.id) AS reply
  FROM entry_query q JOIN entry e ON e.id = q.entry_id`;

/** Which questions stand in the office's queue. */
export interface QueueFilter {
  editionCode: string;
  /** null: all. */
  categoryCodes: string[] | null;
  overdueOnly: boolean;
}

/** Where a queue goes on: it is in the order of what is due first. */
export interface AfterQuery {
  dueAt: string;
  id: string;
}

@Injectable()
export class QueryRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  byIds(ids: string[], db: Pick<Tx, 'query'> = this.database): Promise<QueryRow[]> {
    return db.query<QueryRow>(`${QUERIES} WHERE q.id = ANY($1::uuid[])`, [ids]);
  }

  /** The newest first. */
  ofEntries(entryIds: string[]): Promise<QueryRow[]> {
    return this.database.query<QueryRow>(`${QUERIES} WHERE q.entry_id = ANY($1::uuid[]) ORDER BY q.id DESC`, [
      entryIds,
    ]);
  }

  /** Open ones, what is due first first: so what is overdue stands on top. */
  queue({ editionCode, categoryCodes, overdueOnly }: QueueFilter, limit: number, after: AfterQuery | null) {
    return this.database.query<QueryRow>(
      `${QUERIES} WHERE q.state = 'open' AND e.state IN ('submitted', 'admitted') AND e.edition_code = $1
         AND ($2::text[] IS NULL OR e.category_code = ANY($2)) AND (NOT $3 OR q.due_at <= clock_timestamp())
         AND ($4::timestamptz IS NULL OR (q.due_at, q.id) > ($4, $5::uuid))
       ORDER BY q.due_at, q.id LIMIT $6`,
      [editionCode, categoryCodes, overdueOnly, after?.dueAt ?? null, after?.id ?? null, limit],
    );
  }

  async countQueue({ editionCode, categoryCodes, overdueOnly }: QueueFilter): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int FROM entry_query q JOIN entry e ON e.id = q.entry_id
       WHERE q.state = 'open' AND e.state IN ('submitted', 'admitted') AND e.edition_code = $1
         AND ($2::text[] IS NULL OR e.category_code = ANY($2)) AND (NOT $3 OR q.due_at <= clock_timestamp())`,
      [editionCode, categoryCodes, overdueOnly],
    );
    return row?.count ?? 0;
  }

  async countOpen(tx: Tx, entryId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int FROM entry_query WHERE entry_id = $1 AND state = 'open'`,
      [entryId],
    );
    return row?.count ?? 0;
  }

  /** Whether the office asks for a field now. */
  async asksFor(tx: Tx, entryId: string, field: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `SELECT q.id FROM entry_query q JOIN entry e ON e.id = q.entry_id WHERE q.entry_id = $1 AND q.state = 'open'
         AND q.due_at > clock_timestamp() AND $2 = ANY(q.fields) AND e.state IN ('submitted', 'admitted') LIMIT 1`,
      [entryId, field],
    );
    return rows.length > 0;
  }

  async add(
    tx: Tx,
    query: Pick<QueryRow, 'id' | 'entryId' | 'fields' | 'question' | 'dueAt' | 'askedAt'>,
    askedBy: string,
  ): Promise<void> {
    const { id, entryId, fields, question, dueAt, askedAt } = query;
    await tx.execute(
      `INSERT INTO entry_query (id, entry_id, fields, question, due_at, asked_by, asked_at, told_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
      [id, entryId, fields, question, dueAt, askedBy, askedAt],
    );
  }

  async reply(
    tx: Tx,
    id: string,
    entryVersion: number,
    reply: Omit<QueryReply, 'repliedAt'> & { repliedAt: Date },
    repliedBy: string,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO entry_query_reply (query_id, entry_version, before, answers, note, replied_by, replied_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        entryVersion,
        JSON.stringify(reply.before),
        JSON.stringify(reply.answers),
        reply.note,
        repliedBy,
        reply.repliedAt,
      ],
    );
    await tx.execute(`UPDATE entry_query SET state = 'answered' WHERE id = $1`, [id]);
  }

  /** @param to  null: it is taken back */
  async change(tx: Tx, { id, dueAt }: QueryRow, to: Date | null, reason: string, by: string, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO entry_query_change (id, query_id, was_due_at, due_at, reason, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [uuidv7(), id, dueAt, to, reason, by, at],
    );
    if (to) {
      await tx.execute('UPDATE entry_query SET due_at = $2, told_at = $3, reminded_at = NULL WHERE id = $1', [
        id,
        to,
        at,
      ]);
    } else await tx.execute(`UPDATE entry_query SET state = 'taken-back' WHERE id = $1`, [id]);
  }

  /**
   * Takes those of which the entrant is to be reminded now; whoever else looks passes them over. One whose time is shorter than that needs no reminder.
   * @param hours  before it is due
   */
  async takeDue(tx: Tx, hours: number, most: number): Promise<QueryRow[]> {
    const taken = await tx.query<{ id: string }>(
      `UPDATE entry_query SET reminded_at = clock_timestamp() WHERE id IN (
         SELECT q.id FROM entry_query q JOIN entry e ON e.id = q.entry_id
         WHERE q.state = 'open' AND q.reminded_at IS NULL AND e.state IN ('submitted', 'admitted')
           AND q.due_at > clock_timestamp() AND q.due_at <= clock_timestamp() + make_interval(hours => $1)
           AND q.told_at < q.due_at - make_interval(hours => $1)
         ORDER BY q.due_at LIMIT $2 FOR UPDATE OF q SKIP LOCKED)
       RETURNING id`,
      [hours, most],
    );
    return this.byIds(
      taken.map(({ id }) => id),
      tx,
    );
  }
}
