import { Socket } from 'node:net';
import pg from 'pg';

/** A pool that ends when it is told to, whatever has become of its server. */
export interface OpenPool {
  readonly pool: pg.Pool;
  /** Lets statements in hand finish for so long, then cuts their connections. */
  close(withinMs: number): Promise<void>;
}

/** @param onError  faults of connections that nobody has in hand; without a listener the process would die of them */
export function openPool(config: pg.PoolConfig, onError: (error: Error) => void): OpenPool {
  // Ours from the first packet on: a connection that is still being made could not be cut otherwise, and the end waits for it.
  const sockets = new Set<Socket>();
  const stream = () => {
    const socket = new Socket();
    sockets.add(socket.once('close', () => void sockets.delete(socket)));
    return socket;
  };
  // A server that is gone without a word is noticed by keep-alive, and by whoever waits for an answer.
  const pool = new pg.Pool({ keepAlive: true, keepAliveInitialDelayMillis: 10_000, ...config, stream });
  pool.on('error', onError);
  // Whoever borrows a connection hears of its end by the statement in hand; between two of them nobody listens, and the
  // process would die of it. The queue's library borrows one for good.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let closing: Promise<void> | undefined;
  const close = async (withinMs: number) => {
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, withinMs);
    await pool.end().finally(() => clearTimeout(cut));
  };
  return { pool, close: (withinMs) => (closing ??= close(withinMs)) };
}
