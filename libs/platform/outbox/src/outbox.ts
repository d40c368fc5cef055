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

/** What a service tells the others. An event is a row of the same transaction as its cause: both or neither. */
export class Outbox {
  private readonly wakers: (() => void)[] = [];

  /** Called after each commit that left an event. */
  onCommitted(wake: () => void): void {
    this.wakers.push(wake);
  }

  async add<Payload>(tx: Tx, kind: EventKind<Payload>, payload: Payload): Promise<void> {
    await tx.execute('INSERT INTO outbox (id, type, payload) VALUES ($1, $2, $3)', [
      uuidv7(),
      kind.type,
      JSON.stringify(payload),
    ]);
    tx.afterCommit(() => {
      for (const wake of this.wakers) wake();
    });
  }
}
