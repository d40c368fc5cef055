import type { HearingTable, ServiceName } from '@podium/contracts';
import type { Database, Tx } from '@podium/platform-database';
import type { Queues } from '@podium/platform-queue';
import { z } from 'zod';
import { FailedEvents, type FailedEvent } from './failed-events.js';
import type { AskFact, Listening } from './listening.js';
import { isOf, queueOf, type EventKeys, type WireEvent } from './wire-event.js';

export interface ListenParts {
  /** The service that listens. */
  service: ServiceName;
  listenings: readonly Listening[];
  database: Database;
  queues: Queues;
  table: HearingTable;
  keys: EventKeys;
  /** Where a fact is asked for that was too long to come along. */
  ask: AskFact;
  /** An event was handled; milliseconds since its cause was committed. */
  handled?(type: string, milliseconds: number): void;
  fault(error: Error): void;
}

/** Trying again will not help: a person must look, or a newer version. */
export class NotForUs extends Error {}

const CONCURRENCY = 8;
const RETRIES_EVERY_MS = 2_000;

/** Takes events from this service's queue: at least once on the wire, exactly once in effect. */
export function listen(parts: ListenParts): { close(): Promise<void> } {
  const listener = new Listener(parts);
  const worker = parts.queues.worker(
    queueOf(parts.service),
    async (job) => {
      const event = job.data as WireEvent;
      try {
        await listener.take(event);
      } catch (error) {
        const tries = job.attemptsMade + 1;
        const last = error instanceof NotForUs || tries >= (job.opts.attempts ?? 1);
        if (!last) throw error;
        await listener.keepFailed(event, error as Error, tries);
      }
    },
    CONCURRENCY,
  );
  worker.on('failed', (_job, error) => parts.fault(error));
  const retries = setInterval(() => void listener.retry().catch(parts.fault), RETRIES_EVERY_MS);
  retries.unref();
  void listener.begin().catch(parts.fault);
  return {
    async close() {
      clearInterval(retries);
      await worker.close();
      await listener.retrying;
    },
  };
}

class Listener {
  private readonly byType = new Map<string, Listening[]>();
  private readonly failed: FailedEvents;
  retrying: Promise<void> | undefined;

  constructor(private readonly parts: ListenParts) {
    this.failed = new FailedEvents(parts.database);
    for (const each of parts.listenings) this.byType.set(each.type, [...(this.byType.get(each.type) ?? []), each]);
  }

  begin(): Promise<void> {
    return this.failed.retryKnown([...this.byType.keys()]);
  }

  async take(event: WireEvent): Promise<void> {
    const { keys, table, database, handled } = this.parts;
    const teller = table.get(event.type)?.teller;
    if (teller === undefined || !this.byType.has(event.type)) throw new NotForUs(`unknown type ${event.type}`);
    if (!isOf(teller, event, keys)) throw new NotForUs(`${event.type} ${event.id} is not of ${teller}`);
    const handle = await this.readied(event.type, event.id, () => JSON.parse(event.payload));
    await database.transaction(handle);
    handled?.(event.type, Date.now() - Date.parse(event.committedAt));
  }

  /** Reads an event; what is given back has its effect, once. */
  private async readied(type: string, id: string, payload: () => unknown): Promise<(tx: Tx) => Promise<void>> {
    const interested = this.byType.get(type) ?? [];
    const read: unknown[] = [];
    try {
      const given = payload();
      for (const each of interested) read.push(await each.read(given, this.parts.ask));
    } catch (error) {
      if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
      // What it says of itself may hold what nobody should find in a log.
      throw new NotForUs(`unreadable ${type} ${id}`);
    }
    return async (tx) => {
      const first = await tx.execute('INSERT INTO handled (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [id]);
      if (first === 0) return;
      for (const [at, each] of interested.entries()) await each.handle(tx, read[at], id);
    };
  }

  async keepFailed(event: WireEvent, error: Error, tries: number): Promise<void> {
    const kind = this.parts.table.get(event.type)?.kind;
    await this.failed.keep(event, error.message, tries, kind?.sort === 'news' && kind.secret);
    this.parts.fault(error);
  }

  /** Tries again what somebody asked for. */
  retry(): Promise<void> {
    return (this.retrying ??= this.retryAll().finally(() => (this.retrying = undefined)));
  }

  private async retryAll(): Promise<void> {
    const once = async (tx: Tx, { id, type, payload }: FailedEvent) => {
      if (!this.byType.has(type)) throw new NotForUs(`unknown type ${type}`);
      const handle = await this.readied(type, id, () => payload);
      await handle(tx);
    };
    while (await this.failed.retryOne(once));
  }
}
