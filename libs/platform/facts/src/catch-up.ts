import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@podium/platform-database';
import { z } from 'zod';
import type { Copy } from './copy.js';
import { digestOf, type FactDigest, type FactPage, type FactSource } from './fact-source.js';

const LOOK_EVERY_MS = 2_000;
const TELL_OF_FAILURES_FROM = 5;
/** What is on its way makes copies differ for a moment; only what differs after these is told again. Milliseconds. */
const LOOK_AGAIN_AFTER = [500, 3_000];

export interface CatchUpParts {
  copies: readonly Copy[];
  database: Database;
  /** Where a type's facts are read. @throws when its teller cannot be reached */
  sourceOf(type: string): FactSource;
  /** How often each copy is compared with its source. */
  compareEveryMs: number;
  /** Facts of a type were told again, so many. */
  toldAgain?(type: string, facts: number): void;
  fault(error: Error): void;
}

/**
 * Keeps copies whole. A copy without a cursor, or that differs from its source at a comparison, is told from the beginning, page
 * by page; what happens meanwhile comes live, and of both the newer version stays.
 */
export class CatchUp {
  private readonly timer: NodeJS.Timeout;
  private readonly stopping = new AbortController();
  private readonly compareAt = new Map<string, number>();
  private readonly failures = new Map<string, number>();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: CatchUpParts) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
    this.look();
  }

  /** Whether every copy has been told from the beginning once. */
  async caughtUp(): Promise<boolean> {
    const types = this.parts.copies.map(({ type }) => type);
    const [row] = await this.parts.database.query<{ count: number }>(
      'SELECT count(*)::int FROM fact_cursor WHERE type = ANY($1::text[]) AND caught_up_at IS NOT NULL',
      [types],
    );
    return row?.count === types.length;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private look(): void {
    if (this.stopping.signal.aborted) return;
    this.running ??= this.lookAll().finally(() => (this.running = undefined));
  }

  private async lookAll(): Promise<void> {
    for (const each of this.parts.copies) {
      if (this.stopping.signal.aborted) return;
      try {
        await this.follow(each);
        this.failures.delete(each.type);
      } catch (error) {
        // Its teller or the database is away; the next look tries again. Services that start together meet this once or twice.
        const failures = (this.failures.get(each.type) ?? 0) + 1;
        this.failures.set(each.type, failures);
        if (failures >= TELL_OF_FAILURES_FROM && !this.stopping.signal.aborted) this.parts.fault(error as Error);
      }
    }
  }

  private async follow(each: Copy): Promise<void> {
    const [cursor] = await this.parts.database.query<{ caughtUp: boolean }>(
      'SELECT caught_up_at IS NOT NULL AS "caughtUp" FROM fact_cursor WHERE type = $1',
      [each.type],
    );
    if (!cursor?.caughtUp) return this.tellAgain(each);
    if ((this.compareAt.get(each.type) ?? 0) > Date.now()) return;
    if (!(await this.isWhole(each))) {
      await this.parts.database.execute('DELETE FROM fact_cursor WHERE type = $1', [each.type]);
      await this.tellAgain(each);
      if (!(await this.isWhole(each))) {
        this.parts.fault(new Error(`the copy of ${each.type} differs from its source even after it was told again`));
      }
    }
    this.compareAt.set(each.type, Date.now() + this.parts.compareEveryMs);
  }

  private async isWhole(each: Copy): Promise<boolean> {
    for (const again of [...LOOK_AGAIN_AFTER, null]) {
      const [held] = await this.parts.database.query<FactDigest>(digestOf(`(${each.held}) AS held`));
      const known = await this.parts.sourceOf(each.type).digest(each.type);
      if (held?.count === known.count && held.sum === known.sum) return true;
      if (again !== null) await pause(again, undefined, { signal: this.stopping.signal });
    }
    return false;
  }

  private async tellAgain(each: Copy): Promise<void> {
    const { database, toldAgain } = this.parts;
    const source = this.parts.sourceOf(each.type);
    await database.execute('INSERT INTO fact_cursor (type) VALUES ($1) ON CONFLICT DO NOTHING', [each.type]);
    const [cursor] = await database.query<{ sequence: number }>(
      'SELECT sequence::float8 AS sequence FROM fact_cursor WHERE type = $1',
      [each.type],
    );
    let facts = 0;
    for (let at: number | null = cursor?.sequence ?? 0; at !== null && !this.stopping.signal.aborted;) {
      const page: FactPage = await source.page(each.type, at);
      const ask = (type: string, key: string) => source.one(type, key);
      const read: unknown[] = [];
      for (const fact of page.facts) {
        try {
          read.push(await each.read(fact, ask));
        } catch (error) {
          if (!(error instanceof z.ZodError)) throw error;
          // One that this version cannot read must not keep the others away.
          this.parts.fault(new Error(`unreadable ${each.type} ${fact.key}`));
        }
      }
      const mine = await database.transaction(async (tx) => {
        // Another process reads the same pages: whoever moves the cursor writes the page.
        const moved = await tx.execute(
          `UPDATE fact_cursor SET sequence = coalesce($3, sequence),
             caught_up_at = CASE WHEN $3::bigint IS NULL THEN clock_timestamp() END
           WHERE type = $1 AND sequence = $2 AND caught_up_at IS NULL`,
          [each.type, at, page.next],
        );
        if (moved === 1) for (const fact of read) await each.handle(tx, fact, '');
        return moved === 1;
      });
      if (!mine) return;
      facts += page.facts.length;
      at = page.next;
    }
    toldAgain?.(each.type, facts);
  }
}
