import type { EventKind } from '@podium/contracts';
import type { Database } from '@podium/platform-database';
import type { Queues } from '@podium/platform-queue';

const BATCH = 200;
/** A commit nudges the relay at once; this is for what a killed process left behind. */
const SWEEP_MS = 1_000;
/** When there was more to pass on while a batch was on its way: events that follow closely on each other then go together. */
const GATHER_MS = 20;
const KEEP_SENT_DAYS = 7;

interface OutboxRow {
  id: string;
  type: string;
  payload: unknown;
  committed_at: Date;
}

/** The queue of events for one listener. */
export const queueOf = (listener: string) => `events-${listener}`;

/**
 * Moves committed events to the queues of their listeners. A row is marked sent only after every queue took it, so a crash
 * between the two sends it again under the same job id; listeners remember what they have handled.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private readonly timer: NodeJS.Timeout;
  private sweptAt = 0;
  relayed = 0;

  constructor(
    private readonly database: Database,
    private readonly queues: Queues,
    private readonly kinds: ReadonlyMap<string, EventKind<unknown>>,
    private readonly onFault: (error: Error) => void,
  ) {
    this.timer = setInterval(() => this.nudge(), SWEEP_MS);
    this.timer.unref();
  }

  nudge(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        while ((await this.relayBatch()) === BATCH);
        await this.forgetSent();
      } catch (error) {
        // The queue or the database is away: the rows are safe, the next sweep tries again.
        this.onFault(error as Error);
        return;
      }
      if (this.again) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    }
  }

  private relayBatch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<OutboxRow>(
        `SELECT id, type, payload, committed_at FROM outbox WHERE sent_at IS NULL
         ORDER BY seq LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      );
      if (rows.length === 0) return 0;
      const jobs = new Map<string, Parameters<ReturnType<Queues['queue']>['addBulk']>[0]>();
      for (const row of rows) {
        for (const listener of this.kinds.get(row.type)?.listeners ?? []) {
          const list = jobs.get(listener) ?? [];
          list.push({
            name: row.type,
            data: { id: row.id, type: row.type, payload: row.payload, committedAt: row.committed_at.toISOString() },
            opts: {
              jobId: row.id,
              attempts: 20,
              backoff: { type: 'exponential', delay: 200, jitter: 0.5 },
              removeOnComplete: true,
            },
          });
          jobs.set(listener, list);
        }
      }
      await Promise.all([...jobs].map(([listener, list]) => this.queues.queue(queueOf(listener)).addBulk(list)));
      const secret = rows.filter((row) => this.kinds.get(row.type)?.secret).map((row) => row.id);
      await tx.execute(
        `UPDATE outbox SET sent_at = clock_timestamp(), payload = CASE WHEN id = ANY($2::uuid[]) THEN '{}' ELSE payload END
         WHERE id = ANY($1::uuid[])`,
        [rows.map((row) => row.id), secret],
      );
      this.relayed += rows.length;
      return rows.length;
    });
  }

  private async forgetSent(): Promise<void> {
    if (Date.now() - this.sweptAt < 3_600_000) return;
    this.sweptAt = Date.now();
    await this.database.execute(`DELETE FROM outbox WHERE sent_at < now() - interval '${KEEP_SENT_DAYS} days'`);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }
}
