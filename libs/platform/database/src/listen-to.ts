import pg from 'pg';
import type { Database } from './database.js';

export interface ListeningConnection {
  /** Once it listens; later than that nothing is missed without `onGap`. */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

export interface ListeningHooks {
  onNotice(payload: string): void;
  /** The connection was lost and is there again: something may have been missed. */
  onGap(): void;
  onFault(error: Error): void;
}

const AGAIN_AFTER_MS = 1_000;

/** Listens to one channel on a connection of its own, which is opened again for as long as it takes. */
export function listenTo(
  database: Pick<Database, 'connectionConfig'>,
  channel: string,
  hooks: ListeningHooks,
): ListeningConnection {
  let client: pg.Client | undefined;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let had = false;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));

  const connect = async () => {
    const own = new pg.Client({ ...database.connectionConfig, keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    client = own;
    let lost = false;
    const lose = (error?: Error) => {
      if (lost) return;
      lost = true;
      if (closed) return;
      if (error) hooks.onFault(error);
      own.end().catch(() => undefined);
      again = setTimeout(() => void connect(), AGAIN_AFTER_MS);
      again.unref();
    };
    own.on('error', lose);
    own.on('end', () => lose());
    own.on('notification', ({ payload = '' }) => hooks.onNotice(payload));
    try {
      await own.connect();
      await own.query(`LISTEN ${own.escapeIdentifier(channel)}`);
      if (had) hooks.onGap();
      had = true;
      begin();
    } catch (error) {
      lose(error as Error);
    }
  };
  void connect();
  return {
    begun,
    async close() {
      closed = true;
      clearTimeout(again);
      begin();
      await client?.end().catch(() => undefined);
    },
  };
}
