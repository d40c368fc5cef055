import type { EventKind } from '@podium/contracts';
import type { Tx } from '@podium/platform-database';
import { v7 as uuidv7 } from 'uuid';

/** Tables that every service has: what it has to say, and what it has heard. Used by migrations; a change is a new constant. */
export const OUTBOX_TABLES_1 = `
  CREATE TABLE outbox (
    id uuid PRIMARY KEY,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    payload jsonb NOT NULL,
    committed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sent_at timestamptz
  );
  CREATE INDEX outbox_unsent ON outbox (seq) WHERE sent_at IS NULL;
  CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
  CREATE TABLE handled (
    event_id uuid PRIMARY KEY,
    handled_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
`;

/** The relay claims rows instead of holding them in a transaction, and what could not be handled is kept here. */
export const OUTBOX_TABLES_2 = `
  -- Until when one relay has this row in hand; null or past: whoever comes may take it.
  ALTER TABLE outbox ADD COLUMN claimed_until timestamptz;
  CREATE INDEX handled_handled_at ON handled (handled_at);
  CREATE TABLE failed_event (
    event_id uuid PRIMARY KEY,
    type text NOT NULL,
    -- As it came; of news with a secret: empty.
    payload jsonb NOT NULL,
    committed_at timestamptz NOT NULL,
    reason text NOT NULL,
    tries int NOT NULL,
    failed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Somebody asked to try it once more.
    retry_at timestamptz
  );
  CREATE INDEX failed_event_to_retry ON failed_event (retry_at) WHERE retry_at IS NOT NULL;
`;

/** An event that was written: its id, and what kind it is. */
export interface Written {
  id: string;
  type: string;
}

/** What a service tells the others. An event is a row of the same transaction as its cause: both or neither. */
export class Outbox {
  private readonly wakers: (() => void)[] = [];
  private readonly types: ReadonlySet<string>;
  private readonly written = new WeakMap<Tx, Written[]>();

  /** @param tells  the kinds that this service declares to tell; another one is refused */
  constructor(tells: readonly { type: string }[]) {
    this.types = new Set(tells.map(({ type }) => type));
  }

  /** Called after each commit that left an event. */
  onCommitted(wake: () => void): void {
    this.wakers.push(wake);
  }

  /** What was written in this transaction so far. */
  writtenIn(tx: Tx): readonly Written[] {
    return this.written.get(tx) ?? [];
  }

  add<Payload>(tx: Tx, kind: EventKind<Payload>, payload: Payload): Promise<void> {
    return this.write(tx, kind.type, payload);
  }

  /** Writes what is told under a type; `add` for news, Facts for facts. */
  async write(tx: Tx, type: string, payload: unknown): Promise<void> {
    if (!this.types.has(type)) throw new Error(`${type} is told here, and the service does not declare it`);
    const id = uuidv7();
    await tx.execute('INSERT INTO outbox (id, type, payload) VALUES ($1, $2, $3)', [id, type, JSON.stringify(payload)]);
    this.written.set(tx, [...this.writtenIn(tx), { id, type }]);
    tx.afterCommit(() => {
      for (const wake of this.wakers) wake();
    });
  }
}
