import { createHash } from 'node:crypto';
import type { EventKind } from '@podium/contracts';
import { readSettings } from '@podium/platform-config';
import { loginUrl } from '@podium/platform-database';
import { openQueues, type Queues } from '@podium/platform-queue';
import { mountService, type MountedService, type ServiceDefinition } from '@podium/platform-service';
import type { Job } from 'bullmq';
import { v7 as uuidv7 } from 'uuid';
import { anInstallation, TEST_SECRET } from './installation.js';
import { testKeys, type TestKeys } from './test-keys.js';

export interface AskOptions {
  /** Id of the person who asks; absent: nobody is signed in. */
  as?: string;
  /** A token that the service gave, in place of one that the test signs. */
  token?: string;
  /** The Idempotency-Key. */
  key?: string;
  clientAddress?: string;
}

export interface Answer {
  data: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- as a client sees it
  /** Codes of the errors, `[]` when there are none. */
  errorCodes: string[];
}

export interface ServiceOptions {
  /** Environment variables besides the defaults. */
  settings?: Record<string, string>;
  redisUrl?: string | undefined;
  /** Gets every line that the service logs; set LOG_LEVEL with it. */
  logs?: { write(line: string): void };
}

/** One service on a database and queues of its own, as a process mounts it. */
export interface ServiceUnderTest {
  readonly service: MountedService;
  readonly databaseUrl: string;
  readonly queues: Queues;
  run(query: string, variables?: Record<string, unknown>, options?: AskOptions): Promise<Answer>;
  /** Passes an event on as the relay does, and resolves once it is handled. @returns the event's id */
  hear<Payload>(kind: EventKind<Payload>, payload: Payload, eventId?: string): Promise<string>;
  /** What the relay has passed on of this kind, oldest first, once everything committed has been. Nobody takes it off the queue. */
  told<Payload>(kind: EventKind<Payload>): Promise<Payload[]>;
  /** The same service mounted once more on the same database, as a second process does. */
  replica(): Promise<ServiceUnderTest>;
  close(): Promise<void>;
}

/** Mounts a service for a test: real PostgreSQL, real queues, tokens signed by a key of the test's own. */
export async function aService(definition: ServiceDefinition, options: ServiceOptions = {}): Promise<ServiceUnderTest> {
  const [database, keys] = await Promise.all([anInstallation(), testKeys()]);
  const under = await mounted(definition, database.url, keys, options);
  return {
    ...under,
    async close() {
      await under.close();
      await database.drop();
    },
  };
}

async function mounted(
  definition: ServiceDefinition,
  databaseUrl: string,
  keys: TestKeys,
  options: ServiceOptions,
): Promise<ServiceUnderTest> {
  const queueDatabaseUrl = loginUrl(databaseUrl, 'podium_queue', TEST_SECRET);
  const queues = openQueues({ redisUrl: options.redisUrl, queueDatabaseUrl }, () => undefined);
  const service = await mountService(definition, {
    settings: readSettings({ LOG_LEVEL: 'silent', DATABASE_POOL: '5', ...options.settings }),
    secret: TEST_SECRET,
    databaseUrl,
    queues,
    // The test's key beside those that the service itself signs with.
    keys: async () => ({ keys: [...(await keys.source()).keys, ...((await service.keys?.())?.keys ?? [])] }),
    ...(options.logs ? { logs: options.logs } : {}),
  });
  return {
    service,
    databaseUrl,
    queues,
    async run(query, variables = {}, { as, token, key, clientAddress = '203.0.113.7' } = {}) {
      const bearer = token ?? (as === undefined ? undefined : await keys.tokenFor(as));
      const { data, errors } = await service.endpoint.execute({
        query,
        variables,
        call: {
          requestId: uuidv7(),
          clientAddress,
          requestHash: createHash('sha256').update(query).update(JSON.stringify(variables)).digest('hex'),
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
          ...(key === undefined ? {} : { idempotencyKey: key }),
        },
      });
      return { data: data ?? {}, errorCodes: (errors ?? []).map(({ extensions }) => String(extensions['code'])) };
    },
    async hear(kind, payload, eventId = uuidv7()) {
      const data = { id: eventId, type: kind.type, payload, committedAt: new Date().toISOString() };
      const queue = queues.queue(`events-${definition.name}`);
      const { id } = await queue.add(kind.type, data);
      for (;;) {
        const state = await queue.getJobState(id as string);
        if (state === 'completed') return eventId;
        if (state === 'failed') {
          // Read after the state: the reason comes with it.
          const job = await queue.getJob(id as string);
          throw new Error(`${kind.type} was not handled: ${job?.failedReason}`);
        }
        await aMoment();
      }
    },
    async told<Payload>(kind: EventKind<Payload>) {
      while ((await service.database.query('SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1')).length > 0) {
        await aMoment();
      }
      const jobs: Job[] = await queues.queue(`events-${kind.listeners[0]}`).getWaiting();
      const events = jobs.filter(({ name }) => name === kind.type);
      // An event's id is a UUIDv7: it sorts by when the event was added.
      return events.sort((a, b) => (a.data.id < b.data.id ? -1 : 1)).map(({ data }) => data.payload as Payload);
    },
    replica: () => mounted(definition, databaseUrl, keys, options),
    async close() {
      await service.close();
      await queues.close();
    },
  };
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
