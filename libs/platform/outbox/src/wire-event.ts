import { createHash } from 'node:crypto';
import type { ServiceName } from '@podium/contracts';

/** An event as it lies in a queue. The payload is text, so that what was signed is what is read. */
export interface WireEvent {
  id: string;
  type: string;
  /** ISO 8601. */
  committedAt: string;
  payload: string;
  /** Of the above, by its teller, for this listener alone. Whoever can write to a queue and has not the key can tell nothing. */
  signature: string;
}

/** What a service signs with, and checks signatures with; see ServiceKeys. */
export interface EventKeys {
  sign(to: ServiceName, text: string): string;
  verify(from: ServiceName, text: string, signature: unknown): boolean;
}

/** The queue of events for one listener. */
export const queueOf = (listener: string) => `events-${listener}`;

/** What a job of such a queue carries: one event, or several that were passed on together; a job costs as much as its effect. */
export type Carried = WireEvent | { events: WireEvent[] };

const MOST_TOGETHER = 50;

export const eventsIn = (carried: Carried): WireEvent[] => ('events' in carried ? carried.events : [carried]);

/** The jobs that carry these events to one listener, in their order. */
export function jobsOf(events: WireEvent[]) {
  const jobs = [];
  for (let at = 0; at < events.length; at += MOST_TOGETHER) {
    const together = events.slice(at, at + MOST_TOGETHER);
    const [first] = together as [WireEvent];
    jobs.push(
      together.length === 1 ? jobOf(first) : { name: 'several', data: { events: together }, opts: options(together) },
    );
  }
  return jobs;
}

/** The job that carries one event. */
export const jobOf = (event: WireEvent): { name: string; data: Carried; opts: ReturnType<typeof options> } => ({
  name: event.type,
  data: event,
  opts: options([event]),
});

const options = (events: WireEvent[]) => ({
  // The same events have the same id, and others another: a queue takes no second job under an id that it has.
  jobId: events.length === 1 ? events[0]?.id : digest(events),
  // The last try comes some 29 hours after the first.
  attempts: 20,
  backoff: { type: 'exponential', delay: 200, jitter: 0.5 },
  removeOnComplete: true,
  // What fails for good lies in the listener's own table; here only what could not be written there.
  removeOnFail: { age: 7 * 86_400, count: 10_000 },
});

const digest = (events: WireEvent[]) =>
  createHash('sha256')
    .update(events.map(({ id }) => id).join())
    .digest('hex');

export function signedFor(listener: ServiceName, event: Omit<WireEvent, 'signature'>, keys: EventKeys): WireEvent {
  return { ...event, signature: keys.sign(listener, textOf(event)) };
}

export function isOf(teller: ServiceName, event: WireEvent, keys: EventKeys): boolean {
  return keys.verify(teller, textOf(event), event.signature);
}

// None of the first three can hold a line break, so no two events have one text.
const textOf = ({ id, type, committedAt, payload }: Omit<WireEvent, 'signature'>) =>
  [id, type, committedAt, payload].join('\n');
