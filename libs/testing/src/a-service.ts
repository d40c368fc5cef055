import { createHash } from 'node:crypto';
import type { EventKind } from '@podium/contracts';
import { readSettings } from '@podium/platform-config';
import { loginUrl, prepareCluster } from '@podium/platform-database';
import { migrateQueues, openQueues } from '@podium/platform-queue';
import { mountService, type MountedService, type ServiceDefinition } from '@podium/platform-service';
import { v7 as uuidv7 } from 'uuid';
import { testKeys } from './test-keys.js';
import { databaseFrom } from './throw-away-database.js';

/** Roles belong to the whole server, so every test's installation has the same secret. */
export const TEST_SECRET = 'the secret of every installation that only tests see';

export interface AskOptions {
  /** Id of the person who asks; absent: nobody is signed in. */
  as?: string;
  /** The Idempotency-Key. */
  key?: string;
  clientAddress?: string;
}

export interface Answer {
  data: Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- as a client sees it
  /** Codes of the errors, `[]` when there are none. */
  errorCodes: string[];
}

/** One service on a database and queues of its own, as a process mounts it. */
export interface ServiceUnderTest {
  readonly service: MountedService;
  readonly databaseUrl: string;
  run(query: string, variables?: Record<string, unknown>, options?: AskOptions): Promise<Answer>;
  /** Passes an event on as the relay does, and resolves once it is handled. @returns the event's id */
  hear<Payload>(kind: EventKind<Payload>, payload: Payload, eventId?: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * Mounts a service for a test: real PostgreSQL, real queues, tokens signed by a key of the test's own.
 * @param options.settings  environment variables besides the defaults
 */
export async function aService(
  definition: ServiceDefinition,
  options: { settings?: Record<string, string>; redisUrl?: string | undefined } = {},
): Promise<ServiceUnderTest> {
  const database = await databaseFrom('installation', prepareInstallation);
  const databaseUrl = database.url;
  const queueDatabaseUrl = loginUrl(databaseUrl, 'podium_queue', TEST_SECRET);
  const queues = openQueues({ redisUrl: options.redisUrl, queueDatabaseUrl }, () => undefined);
  const keys = await testKeys();
  const settings = readSettings({ LOG_LEVEL: 'silent', DATABASE_POOL: '5', ...options.settings });
  const service = await mountService(definition, {
    settings,
    secret: TEST_SECRET,
    databaseUrl,
    queues,
    keys: keys.source,
  });
  return {
    service,
    databaseUrl,
    async run(query, variables = {}, { as, key, clientAddress = '203.0.113.7' } = {}) {
      const { data, errors } = await service.endpoint.execute({
        query,
        variables,
        call: {
          requestId: uuidv7(),
          clientAddress,
          requestHash: createHash('sha256').update(query).update(JSON.stringify(variables)).digest('hex'),
          ...(as === undefined ? {} : { authorization: `Bearer ${await keys.tokenFor(as)}` }),
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
        const job = await queue.getJob(id as string);
        const state = await job?.getState();
        if (state === 'completed') return eventId;
        if (state === 'failed') throw new Error(`${kind.type} was not handled: ${job?.failedReason}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      await service.close();
      await queues.close();
      await database.drop();
    },
  };
}

async function prepareInstallation(url: string): Promise<void> {
  await prepareCluster(url, TEST_SECRET);
  await migrateQueues(url);
}
