import { createPostgresBackend, Queue, runMigrations, withBackend, Worker, type Processor } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { openPool, type OpenPool } from '@podium/platform-database';
import { settledWithin } from './settled-within.js';

export interface Queues {
  /** Where jobs are put. One object per name. */
  queue(name: string): Queue;
  /** Who takes them. Closing waits for the jobs in hand. */
  worker(name: string, processor: Processor, concurrency: number): Worker;
  /** Whether jobs can be put and taken at this moment. Asks, for two seconds at most. */
  ready(): Promise<boolean>;
  /** Waits two seconds for jobs in hand; what is not done by then is done by whoever comes next, and again. */
  close(): Promise<void>;
}

const ANSWERS_WITHIN_MS = 2_000;
const ENDS_WITHIN_MS = 2_000;
const GOODBYE_WITHIN_MS = 1_000;

/**
 * How soon what a killed process had in hand is taken by another, and how often that may happen to one job: BullMQ's own half a
 * minute is long for whoever waits for a sign-in code, and its own once would lose an event that is in hand at two kills.
 * A process that hangs longer than the lock sees its job done a second time, which listeners bear.
 */
const AFTER_A_KILL = { lockDuration: 5_000, stalledInterval: 2_500, maxStalledCount: 1_000_000, runRetryDelay: 1_000 };

const MIGRATING = 0x71756575;

/**
 * Makes the tables of the queues where PostgreSQL carries them, owned by the queue's login. Safe to run again, and from
 * several processes at once.
 * @param databaseUrl  a login that may grant; BullMQ says CREATE SCHEMA even when the schema is there, which wants a right
 *                     that the queue's login has for this moment only
 */
export async function migrateQueues(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Ends with the session: one process must not take the right back while another one still needs it.
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    const database = client.escapeIdentifier(client.database ?? '');
    await client.query(`GRANT CREATE ON DATABASE ${database} TO podium_queue`);
    await client.query('SET ROLE podium_queue');
    await runMigrations(client);
    await client.query('RESET ROLE');
    await client.query(`REVOKE CREATE ON DATABASE ${database} FROM podium_queue`);
  } finally {
    await client.end();
  }
}

/**
 * The queues of this process: on Redis when its address is given, else on PostgreSQL. The code above them is the same.
 * @param onError  faults of the connection; the queue reconnects by itself
 */
export function openQueues(
  where: { redisUrl?: string | undefined; queueDatabaseUrl: string },
  onError: (error: Error) => void,
): Queues {
  return where.redisUrl ? onRedis(where.redisUrl, onError) : onPostgres(where.queueDatabaseUrl, onError);
}

function onPostgres(url: string, onError: (error: Error) => void): Queues {
  const { Queue: PgQueue, Worker: PgWorker } = withBackend(createPostgresBackend);
  const pools: OpenPool[] = [];
  // Each queue and worker keeps one connection of its pool for LISTEN, so a pool that they share, or one of one, would starve.
  const pool = (max: number) => {
    const config = { connectionString: url, max, application_name: 'podium-queue', connectionTimeoutMillis: 15_000 };
    const made = openPool(config, onError);
    pools.push(made);
    return made.pool;
  };
  const asking = pool(1);
  return keep(
    (name) => new PgQueue(name, { connection: pool(3) }) as unknown as Queue,
    (name, processor, concurrency) =>
      new PgWorker(name, processor, { connection: pool(3), concurrency, ...AFTER_A_KILL }) as unknown as Worker,
    async () => void (await asking.query('SELECT 1')),
    async () => void (await Promise.all(pools.map((each) => each.close(0)))),
    onError,
  );
}

function onRedis(url: string, onError: (error: Error) => void): Queues {
  const connections: Redis[] = [];
  const connect = () => {
    // BullMQ asks for null: a blocked fetch is not a request that may time out.
    const made = new Redis(url, { maxRetriesPerRequest: null });
    made.on('error', onError);
    connections.push(made);
    return made;
  };
  const shared = connect();
  return keep(
    (name) => new Queue(name, { connection: shared }),
    (name, processor, concurrency) =>
      new Worker(name, processor, { connection: connect(), concurrency, ...AFTER_A_KILL }),
    async () => {
      // Asked while it is away, it would put the question by and answer once it is back.
      if (shared.status !== 'ready') throw new Error(`Redis is ${shared.status}`);
      await shared.ping();
    },
    async () => {
      for (const connection of connections) connection.disconnect();
    },
    onError,
  );
}

function keep(
  makeQueue: (name: string) => Queue,
  makeWorker: (name: string, processor: Processor, concurrency: number) => Worker,
  ask: () => Promise<void>,
  closeConnections: () => Promise<void>,
  onError: (error: Error) => void,
): Queues {
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
  return {
    queue(name) {
      let queue = queues.get(name);
      if (!queue) {
        queue = makeQueue(name);
        queue.on('error', onError);
        queues.set(name, queue);
      }
      return queue;
    },
    worker(name, processor, concurrency) {
      const worker = makeWorker(name, processor, concurrency);
      worker.on('error', onError);
      workers.push(worker);
      return worker;
    },
    ready: () =>
      settledWithin(
        ANSWERS_WITHIN_MS,
        ask().then(
          () => true,
          () => false,
        ),
      ).then((answer) => answer === true),
    async close() {
      // A queue that is away answers neither goodbye: then the connections are simply dropped.
      await settledWithin(ENDS_WITHIN_MS, Promise.allSettled(workers.map((worker) => worker.close())));
      await settledWithin(GOODBYE_WITHIN_MS, Promise.allSettled([...queues.values()].map((queue) => queue.close())));
      await closeConnections();
    },
  };
}
