import { setTimeout as pause } from 'node:timers/promises';
import type { HearingTable } from '@podium/contracts';
import type { Database } from '@podium/platform-database';
import { settledWithin, type Queues } from '@podium/platform-queue';
import type { Written } from './outbox.js';
import { queueOf } from './wire-event.js';

const LOOK_EVERY_MS = 20;
/**
 * States of a job that somebody has still to do. A job that is done is removed, and then unknown. So is news that shares a job with
 * other news; nothing that somebody does next follows from news.
 */
const AWAITED: ReadonlySet<string> = new Set(['waiting', 'active', 'delayed', 'prioritized', 'waiting-children']);

export interface HeardParts {
  database: Pick<Database, 'query'>;
  queues: Pick<Queues, 'queue'>;
  table: HearingTable;
  /** Milliseconds; 0: nobody waits. */
  withinMs: number;
}

/**
 * Waits until the listeners have handled what was told, so that whoever acts next, anywhere, finds what it follows from. Not for
 * ever: a listener that is away keeps nobody waiting longer than `withinMs`.
 */
export class Heard {
  constructor(private readonly parts: HeardParts) {}

  /**
   * What was told stays told, so nothing that goes wrong here is an error of whoever waits.
   * @param events  what was written to the outbox and has been committed
   */
  async by(events: readonly Written[]): Promise<void> {
    const { withinMs } = this.parts;
    if (events.length === 0 || withinMs === 0) return;
    const until = performance.now() + withinMs;
    const handled = async () => {
      while (performance.now() < until && ((await this.areUnsent(events)) || (await this.areAwaited(events))))
        await pause(LOOK_EVERY_MS);
    };
    // A queue that is away does not answer at all.
    await settledWithin(withinMs, handled()).catch(() => undefined);
  }

  private async areUnsent(events: readonly Written[]): Promise<boolean> {
    const rows = await this.parts.database.query<{ id: string }>(
      'SELECT id FROM outbox WHERE id = ANY($1::uuid[]) AND sent_at IS NULL',
      [events.map(({ id }) => id)],
    );
    return rows.length > 0;
  }

  private async areAwaited(events: readonly Written[]): Promise<boolean> {
    const jobs = events.flatMap(({ id, type }) =>
      (this.parts.table.get(type)?.listeners ?? []).map((listener) => [listener, id] as const),
    );
    const states = await Promise.all(
      jobs.map(([listener, id]) => this.parts.queues.queue(queueOf(listener)).getJobState(id)),
    );
    return states.some((state) => AWAITED.has(state));
  }
}
