import type { EventKind } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';

/** Asks a fact's teller for it, whole. */
export type AskFact = (type: string, key: string) => Promise<unknown>;

/** What a service does when it hears of something. Its effect and the memory of having handled it are one transaction. */
export interface Listening {
  type: string;
  /**
   * Reads what came, before a transaction is open.
   * @throws {ZodError} when it cannot be read: trying again will not make it readable. Anything else is tried again
   */
  read(payload: unknown, ask: AskFact): unknown;
  /** @param read  what `read` gave */
  handle(tx: Tx, read: unknown, eventId: string): Promise<void>;
  /** The same for several that came together, in one transaction; absent: each has its own. */
  handleSeveral?(tx: Tx, news: HeardNews<unknown>[]): Promise<void>;
}

/** One piece of news as a listener has read it. */
export interface HeardNews<Payload> {
  payload: Payload;
  eventId: string;
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

/** The same, for news that comes in crowds and whose effects do not get into each other's way: some statements for all of them. */
export function onSeveral<Payload>(
  kind: EventKind<Payload>,
  handle: (tx: Tx, news: HeardNews<Payload>[]) => Promise<void>,
): Listening {
  const handleSeveral = handle as NonNullable<Listening['handleSeveral']>;
  return {
    type: kind.type,
    read: (payload) => kind.payload.parse(payload),
    handle: (tx, payload, eventId) => handleSeveral(tx, [{ payload, eventId }]),
    handleSeveral,
  };
}
