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

export function signedFor(listener: ServiceName, event: Omit<WireEvent, 'signature'>, keys: EventKeys): WireEvent {
  return { ...event, signature: keys.sign(listener, textOf(event)) };
}

export function isOf(teller: ServiceName, event: WireEvent, keys: EventKeys): boolean {
  return keys.verify(teller, textOf(event), event.signature);
}

// None of the first three can hold a line break, so no two events have one text.
const textOf = ({ id, type, committedAt, payload }: Omit<WireEvent, 'signature'>) =>
  [id, type, committedAt, payload].join('\n');
