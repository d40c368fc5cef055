import type { EventKind } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';

/** What a service does when it hears of something. Its effect and the memory of having handled it are one transaction. */
export interface Listening {
  type: string;
  /** @throws what says that it cannot be read; trying again will not make it readable */
  read(payload: unknown): unknown;
  handle(tx: Tx, payload: unknown, eventId: string): Promise<void>;
}

/** States what to do at one kind of news. */
export function on<Payload>(
  kind: EventKind<Payload>,
  handle: (tx: Tx, payload: Payload, eventId: string) => Promise<void>,
): Listening {
  return {
    type: kind.type,
    read: (payload) => kind.payload.parse(payload),
    handle: handle as Listening['handle'],
  };
}
