import type { HearingTable } from '@podium/contracts';
import type { Database } from '@podium/platform-database';
import type { Queues } from '@podium/platform-queue';
import { Claims, type ClaimedRow } from './claims.js';
import { jobOf, jobsOf, queueOf, signedFor, type EventKeys, type WireEvent } from './wire-event.js';

/** A commit nudges the relay at once; this is for what a killed process left behind. */
const SWEEP_MS = 1_000;
/** When there was more to pass on while a batch was on its way: events that follow closely on each other then go together. */
const GATHER_MS = 20;
/** How long a queue may take for one batch before the rows are given back for another try. */
const SEND_WITHIN_MS = 10_000;
/** A queue that hangs keeps what it was given in memory; it is given no more than so many batches. */
const MOST_HANGING = 3;
const HOUR_MS = 3_600_000;

export interface RelayParts {
  database: Database;
  queues: Queues;
  table: HearingTable;
  /** Of the service whose outbox it is. */
  keys: EventKeys;
  onFault: (error: Error) => void;
}

/**
 * Moves committed events to the queues of their listeners: claims rows, sends them, marks them. No transaction is open while a
 * queue is waited for. A row is marked sent only after every queue took it, so a crash between the two sends it again under
 * the same job id; listeners remember what they have handled.
 */
export class Relay {
  private running: Promise<void> | undefined;
  private again = false;
  private readonly stopping = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly claims: Claims;
  private forgotAt = 0;
  private hanging = 0;
  relayed = 0;

  constructor(private readonly parts: RelayParts) {
    this.claims = new Claims(parts.database);
    this.timer = setInterval(() => this.nudge(), SWEEP_MS);
    this.timer.unref();
  }

  nudge(): void {
    if (this.stopping.signal.aborted) return;
    this.again = true;
    this.running ??= this.run().finally(() => (this.running = undefined));
  }

  private async run(): Promise<void> {
    while (this.again && !this.stopping.signal.aborted) {
      this.again = false;
      try {
        while (await this.relayBatch());
        await this.forget();
      } catch (error) {
        // The queue or the database is away: the rows are safe, the next sweep tries again.
        if (!this.stopping.signal.aborted) this.parts.onFault(error as Error);
        return;
      }
      if (this.again) await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
    }
  }

  /** @returns whether there may be more */
  private async relayBatch(): Promise<boolean> {
    if (this.hanging >= MOST_HANGING || this.stopping.signal.aborted) return false;
    const { rows, full } = await this.claims.take();
    if (rows.length === 0) return false;
    const ids = rows.map(({ id }) => id);
    try {
      await this.inTime(this.send(rows));
    } catch (error) {
      await this.claims.giveBack(ids).catch(() => undefined);
      throw error;
    }
    await this.claims.markSent(
      ids,
      rows.filter(({ type }) => this.isSecret(type)).map(({ id }) => id),
    );
    this.relayed += rows.length;
    return full;
  }

  private async send(rows: ClaimedRow[]): Promise<void> {
    const events = new Map<string, WireEvent[]>();
    for (const { committedAt, ...row } of rows) {
      const event = { ...row, committedAt: committedAt.toISOString() };
      for (const listener of this.parts.table.get(row.type)?.listeners ?? []) {
        const list = events.get(listener) ?? [];
        list.push(signedFor(listener, event, this.parts.keys));
        events.set(listener, list);
      }
    }
    this.hanging++;
    try {
      await Promise.all(
        [...events].map(([to, list]) => this.parts.queues.queue(queueOf(to)).addBulk(this.jobsOf(list))),
      );
    } finally {
      this.hanging--;
    }
  }

  /** What a queue does later, once nobody waits for it any more, matters to nobody: listeners bear doubles. */
  private async inTime(sending: Promise<void>): Promise<void> {
    const { signal } = this.stopping;
    sending.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    const given = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no queue took the events in ${SEND_WITHIN_MS} ms`)), SEND_WITHIN_MS);
      stop = () => reject(new Error('stopped'));
      signal.addEventListener('abort', stop);
    });
    await Promise.race([sending, given]).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    });
  }

  /** News shares jobs. A fact has its own, under the id of its event: whoever changed something may wait for it, see Heard. */
  private jobsOf(events: WireEvent[]) {
    const isFact = ({ type }: WireEvent) => this.parts.table.get(type)?.kind.sort === 'fact';
    return [...events.filter(isFact).map(jobOf), ...jobsOf(events.filter((event) => !isFact(event)))];
  }

  private isSecret(type: string): boolean {
    const kind = this.parts.table.get(type)?.kind;
    return kind?.sort === 'news' && kind.secret;
  }

  private async forget(): Promise<void> {
    if (Date.now() - this.forgotAt < HOUR_MS) return;
    this.forgotAt = Date.now();
    await this.claims.forgetOld();
  }

  /** Never waits for a queue: what it has not taken by now is sent by the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    clearInterval(this.timer);
    await this.running;
  }
}
