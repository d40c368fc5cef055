import type { EventKind } from '@podium/contracts';
import type { Database, Tx } from '@podium/platform-database';
import type { Queues } from '@podium/platform-queue';
import { UnrecoverableError, type Worker } from 'bullmq';
import { queueOf } from './relay.js';

/** What a service does when it hears of something. Its effect and the memory of having handled it are one transaction. */
export interface Listening {
  kind: EventKind<unknown>;
  handle(tx: Tx, payload: unknown, eventId: string): Promise<void>;
}

/** States what to do at one kind of event. */
export function on<Payload>(
  kind: EventKind<Payload>,
  handle: (tx: Tx, payload: Payload, eventId: string) => Promise<void>,
): Listening {
  return { kind: kind as EventKind<unknown>, handle: handle as Listening['handle'] };
}

export interface ListeningHooks {
  /** An event was handled; milliseconds since its cause was committed. */
  handled?(type: string, milliseconds: number): void;
  fault(error: Error): void;
}

const CONCURRENCY = 8;

/** Takes events from this service's queue: at least once on the wire, exactly once in effect. */
export function listen(
  service: string,
  listenings: Listening[],
  database: Database,
  queues: Queues,
  hooks: ListeningHooks,
): Worker {
  const byType = new Map<string, Listening[]>();
  for (const each of listenings) byType.set(each.kind.type, [...(byType.get(each.kind.type) ?? []), each]);
  const worker = queues.worker(
    queueOf(service),
    async (job) => {
      const event = job.data as { id: string; type: string; payload: unknown; committedAt: string };
      const interested = byType.get(event.type) ?? [];
      for (const { kind } of interested.slice(0, 1)) {
        const parsed = kind.payload.safeParse(event.payload);
        // Trying again will not make it readable; it stays in the failed set for a person to see.
        if (!parsed.success) throw new UnrecoverableError(`unreadable ${event.type} ${event.id}`);
        await database.transaction(async (tx) => {
          const first = await tx.execute('INSERT INTO handled (event_id) VALUES ($1) ON CONFLICT DO NOTHING', [
            event.id,
          ]);
          if (first === 1) for (const each of interested) await each.handle(tx, parsed.data, event.id);
        });
      }
      hooks.handled?.(event.type, Date.now() - Date.parse(event.committedAt));
    },
    CONCURRENCY,
  );
  worker.on('failed', (_job, error) => hooks.fault(error));
  return worker;
}
