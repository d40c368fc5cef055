import type { HearingTable, ServiceName } from '@podium/contracts';
import type { Database, Tx } from '@podium/platform-database';
import { z } from 'zod';
import { FailedEvents, type FailedEvent } from './failed-events.js';
import type { AskFact, HeardNews, Listening } from './listening.js';
import { isOf, type EventKeys, type WireEvent } from './wire-event.js';

/** Trying again will not help: a person must look, or a newer version. */
export class NotForUs extends Error {}

export interface ListenerParts {
  /** The service that listens. */
  service: ServiceName;
  listenings: readonly Listening[];
  database: Database;
  table: HearingTable;
  keys: EventKeys;
  /** Where a fact is asked for that was too long to come along. */
  ask: AskFact;
  /** An event was handled; milliseconds since its cause was committed. */
  handled?(type: string, milliseconds: number): void;
  fault(error: Error): void;
}

/** What one event is to each that listens to its type. */
interface Readied {
  event: Pick<WireEvent, 'id' | 'type'>;
  read: { listening: Listening; payload: unknown }[];
}

/** Has the effects of events: each once, in one transaction with the memory of it. */
export class Listener {
  private readonly byType = new Map<string, Listening[]>();
  private readonly failed: FailedEvents;
  retrying: Promise<void> | undefined;

  constructor(private readonly parts: ListenerParts) {
    this.failed = new FailedEvents(parts.database);
    for (const each of parts.listenings) this.byType.set(each.type, [...(this.byType.get(each.type) ?? []), each]);
  }

  begin(): Promise<void> {
    return this.failed.retryKnown([...this.byType.keys()]);
  }

  /** @throws {NotForUs}, or why it cannot be handled now */
  async take(event: WireEvent): Promise<void> {
    const readied = await this.accepted(event);
    await this.parts.database.transaction((tx) => this.haveEffect(tx, readied));
    this.tell(event);
  }

  /**
   * Takes several at once: those whose listenings can do so in one transaction, the others each in one of its own. What fails does
   * so alone.
   * @returns those that failed, and why
   */
  async takeSeveral(events: WireEvent[]): Promise<{ event: WireEvent; error: Error }[]> {
    const together = events.filter(({ type }) => this.byType.get(type)?.every((each) => each.handleSeveral));
    const done = await this.takeTogether(together).catch(() => false);
    const failed: { event: WireEvent; error: Error }[] = [];
    for (const event of done ? events.filter((each) => !together.includes(each)) : events) {
      await this.take(event).catch((error: Error) => void failed.push({ event, error }));
    }
    return failed;
  }

  private async takeTogether(events: WireEvent[]): Promise<boolean> {
    const readied = await Promise.all(events.map((event) => this.accepted(event)));
    await this.parts.database.transaction(async (tx) => {
      const ids = new Set(await firstHeard(tx, events));
      const news = new Map<Listening, HeardNews<unknown>[]>();
      for (const { event, read } of readied) {
        // One that is named twice is new once.
        if (!ids.delete(event.id)) continue;
        for (const { listening, payload } of read) {
          news.set(listening, [...(news.get(listening) ?? []), { payload, eventId: event.id }]);
        }
      }
      for (const [listening, each] of news) await listening.handleSeveral?.(tx, each);
    });
    for (const event of events) this.tell(event);
    return true;
  }

  /** Reads an event that is what it says. */
  private async accepted(event: WireEvent): Promise<Readied> {
    const { keys, table } = this.parts;
    const teller = table.get(event.type)?.teller;
    if (teller === undefined || !this.byType.has(event.type)) throw new NotForUs(`unknown type ${event.type}`);
    if (!isOf(teller, event, keys)) throw new NotForUs(`${event.type} ${event.id} is not of ${teller}`);
    return this.readied(event, () => JSON.parse(event.payload));
  }

  private async readied(event: Readied['event'], payload: () => unknown): Promise<Readied> {
    const read: Readied['read'] = [];
    try {
      const given = payload();
      for (const listening of this.byType.get(event.type) ?? []) {
        read.push({ listening, payload: await listening.read(given, this.parts.ask) });
      }
    } catch (error) {
      if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error;
      // What it says of itself may hold what nobody should find in a log.
      throw new NotForUs(`unreadable ${event.type} ${event.id}`);
    }
    return { event, read };
  }

  private async haveEffect(tx: Tx, { event, read }: Readied): Promise<void> {
    if ((await firstHeard(tx, [event])).length === 0) return;
    for (const { listening, payload } of read) await listening.handle(tx, payload, event.id);
  }

  private tell({ type, committedAt }: WireEvent): void {
    this.parts.handled?.(type, Date.now() - Date.parse(committedAt));
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
      await this.haveEffect(tx, await this.readied({ id, type }, () => payload));
    };
    while (await this.failed.retryOne(once));
  }
}

/** Remembers events as handled. @returns the ids of those that had not been */
async function firstHeard(tx: Tx, events: { id: string }[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    // In one order, so that two that remember the same wait for each other and do not lock each other out.
    `INSERT INTO handled (event_id) SELECT DISTINCT unnest($1::uuid[]) AS id ORDER BY id
     ON CONFLICT DO NOTHING RETURNING event_id AS id`,
    [events.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}
