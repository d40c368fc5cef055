import type { Queues } from '@podium/platform-queue';
import { Listener, NotForUs, type ListenerParts } from './listener.js';
import { eventsIn, jobOf, queueOf, type Carried, type WireEvent } from './wire-event.js';

export interface ListenParts extends ListenerParts {
  queues: Queues;
}

const CONCURRENCY = 8;
const RETRIES_EVERY_MS = 2_000;

/** Takes events from this service's queue: at least once on the wire, exactly once in effect. */
export function listen(parts: ListenParts): { close(): Promise<void> } {
  const listener = new Listener(parts);
  const name = queueOf(parts.service);
  const one = async (event: WireEvent, tries: number, most: number) => {
    try {
      await listener.take(event);
    } catch (error) {
      if (!(error instanceof NotForUs) && tries < most) throw error;
      await listener.keepFailed(event, error as Error, tries);
    }
  };
  const several = async (events: WireEvent[]) => {
    for (const { event, error } of await listener.takeSeveral(events)) {
      if (error instanceof NotForUs) await listener.keepFailed(event, error, 1);
      else {
        // From here on it is tried alone, as often as any. Were the queue away, all of them would come again.
        parts.fault(error);
        const { name: type, data, opts } = jobOf(event);
        await parts.queues.queue(name).add(type, data, { ...opts, delay: opts.backoff.delay });
      }
    }
  };
  const worker = parts.queues.worker(
    name,
    async (job) => {
      const events = eventsIn(job.data as Carried);
      const [only] = events;
      if (events.length === 1 && only) await one(only, job.attemptsMade + 1, job.opts.attempts ?? 1);
      else await several(events);
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
