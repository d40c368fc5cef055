import type { z } from 'zod';
import type { ServiceName } from './services.js';

/** The services that listen: all but the first, to which nothing flows. A queue of events belongs to each. */
export type Listener = Exclude<ServiceName, 'accounts'>;

/** One kind of event: its name with its version, what it carries, and who listens. A new meaning is a v2 in a file of its own. */
export interface EventKind<Payload> {
  type: string;
  payload: z.ZodType<Payload>;
  listeners: readonly Listener[];
  /** Carries a secret: the payload is blanked as soon as it has been passed on. */
  secret: boolean;
}

export type PayloadOf<Kind> = Kind extends EventKind<infer Payload> ? Payload : never;

export function eventKind<Payload>(
  type: string,
  payload: z.ZodType<Payload>,
  listeners: readonly Listener[],
  options: { secret?: boolean } = {},
): EventKind<Payload> {
  return { type, payload, listeners, secret: options.secret ?? false };
}
