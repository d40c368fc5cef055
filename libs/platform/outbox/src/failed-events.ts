import type { Database, Tx } from '@podium/platform-database';
import type { WireEvent } from './wire-event.js';

export interface FailedEvent {
  id: string;
  type: string;
  payload: unknown;
}

/** Events that a listener could not handle, kept in its own schema until a person, or a newer version, tries them again. */
export class FailedEvents {
  constructor(private readonly database: Database) {}

  /** @param blank  the payload holds a secret and is not kept */
  async keep(event: WireEvent, reason: string, tries: number, blank: boolean): Promise<void> {
    await this.database.execute(
      `INSERT INTO failed_event (event_id, type, payload, committed_at, reason, tries) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (event_id) DO UPDATE SET reason = excluded.reason, tries = failed_event.tries + excluded.tries,
         failed_at = clock_timestamp(), retry_at = NULL`,
      [event.id, event.type, blank ? '{}' : asJson(event.payload), event.committedAt, reason.slice(0, 500), tries],
    );
  }

  /** Asks to try again what came before this version knew its type. */
  async retryKnown(types: string[]): Promise<void> {
    await this.database.execute(
      `UPDATE failed_event SET retry_at = clock_timestamp() WHERE reason LIKE 'unknown type%' AND type = ANY($1::text[])`,
      [types],
    );
  }

  /**
   * Tries one event again that somebody asked for, in a transaction with its effect. It is not signed any more: it was looked
   * at when it came, and lies where this service alone writes.
   * @returns whether there was one
   */
  async retryOne(handle: (tx: Tx, event: FailedEvent) => Promise<void>): Promise<boolean> {
    let taken: FailedEvent | undefined;
    try {
      await this.database.transaction(async (tx) => {
        [taken] = await tx.query<FailedEvent>(
          `SELECT event_id AS id, type, payload FROM failed_event WHERE retry_at IS NOT NULL
           ORDER BY retry_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        );
        if (!taken) return;
        await handle(tx, taken);
        await tx.execute('DELETE FROM failed_event WHERE event_id = $1', [taken.id]);
      });
    } catch (error) {
      if (!taken) throw error;
      await this.database.execute(
        `UPDATE failed_event SET retry_at = NULL, tries = tries + 1, reason = $2, failed_at = clock_timestamp()
         WHERE event_id = $1`,
        [taken.id, String((error as Error).message).slice(0, 500)],
      );
      throw error;
    }
    return taken !== undefined;
  }
}

function asJson(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload));
  } catch {
    return JSON.stringify(String(payload).slice(0, 10_000));
  }
}
