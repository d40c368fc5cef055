import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '@podium/platform-database';
import { z } from 'zod';
import type { Copy } from './copy.js';
import type { FactPage, FactSource } from './fact-source.js';

const LOOK_EVERY_MS = 2_000;
const TELL_OF_FAILURES_FROM = 5;
/**
 * What is on its way makes copies differ for a moment; only what differs after these is told again. Milliseconds. At a start
 * somebody may wait for it.
 */
const LOOK_AGAIN_AFTER = [500, 3_000];
const LOOK_AGAIN_AT_START = [250];

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
  private readonly followed = new Set<string>();
  private begin: () => void = () => undefined;
  /** Resolves once every copy has been found, or made, whole since this start. */
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));

  constructor(private readonly parts: CatchUpParts) {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
    if (parts.copies.length === 0) this.begin();
    this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    await this.running;
  }

  private look(): void {
    if (this.stopping.signal.aborted || this.parts.copies.length === 0) return;
    this.running ??= this.lookAll().finally(() => (this.running = undefined));
  }

  private async lookAll(): Promise<void> {
    const whole = await this.caughtUpWith().catch((error: Error) => {
      if (!this.stopping.signal.aborted) this.parts.fault(error);
    });
    for (const each of whole ? this.parts.copies : []) {
      if (this.stopping.signal.aborted) return;
      try {
        await (whole?.has(each.type) ? this.compare(each) : this.tellAgain(each));
        this.followed.add(each.type);
        if (this.followed.size === this.parts.copies.length) this.begin();
        this.failures.delete(each.type);
      } catch (error) {
        // Its teller or the database is away; the next look tries again. Services that start together meet this once or twice.
        const failures = (this.failures.get(each.type) ?? 0) + 1;
        this.failures.set(each.type, failures);
        if (failures >= TELL_OF_FAILURES_FROM && !this.stopping.signal.aborted) this.parts.fault(error as Error);
      }
    }
  }

  /** The types that were told from the beginning once. */
  private async caughtUpWith(): Promise<ReadonlySet<string>> {
    const rows = await this.parts.database.query<{ type: string }>(
      'SELECT type FROM fact_cursor WHERE caught_up_at IS NOT NULL',
    );
    return new Set(rows.map(({ type }) => type));
  }

  private async compare(each: Copy): Promise<void> {
    if ((this.compareAt.get(each.type) ?? 0) > Date.now()) return;
    const pauses = this.followed.has(each.type) ? LOOK_AGAIN_AFTER : LOOK_AGAIN_AT_START;
    if (!(await this.isWhole(each, pauses))) {
      await this.parts.database.execute('DELETE FROM fact_cursor WHERE type = $1', [each.type]);
      await this.tellAgain(each);
      if (this.followed.has(each.type) && !(await this.isWhole(each, LOOK_AGAIN_AFTER))) {
        this.parts.fault(new Error(`the copy of ${each.type} differs from its source even after it was told again`));
      }
    }
    this.compareAt.set(each.type, Date.now() + this.parts.compareEveryMs);
  }

  private async isWhole(each: Copy, pauses: number[]): Promise<boolean> {
    for (const again of [...pauses, null]) {
      // In a transaction: what a service sees may depend on what its transactions are told.
      const [held] = await this.parts.database.transaction((tx) => each.held(tx));
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
