import type { Duplex } from 'node:stream';
import pg from 'pg';

/** A pool that ends when it is told to, whatever has become of its server. */
export interface OpenPool {
  readonly pool: pg.Pool;
  /** Lets statements in hand finish for so long, then cuts their connections. */
  close(withinMs: number): Promise<void>;
}

/** @param onError  faults of connections that nobody has in hand; without a listener the process would die of them */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): OpenPool {
  // A server that is gone without a word is noticed by keep-alive, and by whoever waits for an answer.
  const pool = new pg.Pool({ keepAlive: true, keepAliveInitialDelayMillis: 10_000, ...config });
  const clients = new Set<pg.PoolClient>();
  pool.on('error', onError);
  pool.on('connect', (client) => void clients.add(client));
  pool.on('remove', (client) => void clients.delete(client));
  let closing: Promise<void> | undefined;
  const close = async (withinMs: number) => {
    const cut = setTimeout(() => {
      for (const client of clients) streamOf(client)?.destroy();
    }, withinMs);
    await pool.end().finally(() => clearTimeout(cut));
  };
  return { pool, close: (withinMs) => (closing ??= close(withinMs)) };
}

function streamOf(client: pg.PoolClient): Duplex | undefined {
  return (client as unknown as { connection?: { stream?: Duplex } }).connection?.stream;
}
