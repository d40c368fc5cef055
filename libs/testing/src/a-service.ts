import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whoHearsWhat, type EventKind, type FactKind, type HearingTable, type ServiceName } from '@podium/contracts';
import { keyMaterial, readSettings, ServiceKeys } from '@podium/platform-config';
import { credentialsOf, migrate, prepareCluster } from '@podium/platform-database';
import { mountRoutes } from '@podium/platform-graphql';
import { eventsIn, queueOf, signedFor, type Carried } from '@podium/platform-outbox';
import { openQueues, type Queues } from '@podium/platform-queue';
import { mountService, type MountedService, type ServiceDefinition } from '@podium/platform-service';
import type { Job } from 'bullmq';
import { fastify, type FastifyInstance } from 'fastify';
import { Documents, FolderStore } from '@podium/platform-storage';
import { v7 as uuidv7 } from 'uuid';
import { anInstallation, TEST_SECRET } from './installation.js';
import { testKeys, type TestKeys } from './test-keys.js';
import { ToldFacts } from './told-facts.js';

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
  /** What the other services know before this one starts; absent: nothing. */
  others?: ToldFacts;
  /** Who hears what; absent: the one table that there is. */
  table?: HearingTable;
  /** Gets every line that the service logs; set LOG_LEVEL with it. */
  logs?: { write(line: string): void };
}

export interface HearOptions {
  eventId?: string;
  /** Of a fact. */
  ended?: boolean;
  version?: number;
}

export interface VisitOptions extends Pick<AskOptions, 'as'> {
  method?: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  payload?: Buffer;
}

/** What a route answered. */
export interface Visited {
  status: number;
  headers: Record<string, unknown>;
  body: string;
  bytes: Buffer;
}

/** One service on a database and queues of its own, as a process mounts it. */
export interface ServiceUnderTest {
  readonly service: MountedService;
  readonly databaseUrl: string;
  readonly queues: Queues;
  run(query: string, variables?: Record<string, unknown>, options?: AskOptions): Promise<Answer>;
  /** What the other services know; see `tell`. */
  readonly others: ToldFacts;
  readonly documents: Documents;
  /** Handles news, or a fact that another service states now, as the listener does, without the queue in between. */
  tell<T>(kind: EventKind<T> | FactKind<T>, payload: T, fact?: { ended?: boolean; version?: number }): Promise<void>;
  /** Passes an event on as the relay does, and resolves once it is handled. @returns the event's id */
  hear<T>(kind: EventKind<T> | FactKind<T>, payload: T, more?: HearOptions): Promise<string>;
  /** What the relay has passed on of this kind, oldest first, once everything committed has been. Nobody takes it off the queue. */
  told<Payload>(kind: EventKind<Payload>): Promise<Payload[]>;
  /** The facts of this kind that the service states, in the order in which they were last told. */
  facts<Body>(kind: FactKind<Body>): Promise<{ version: number; ended: boolean; body: Body }[]>;
  /** Asks one of its routes, as the gateway passes it on. */
  visit(url: string, options?: VisitOptions): Promise<Visited>;
  /** Puts its routes on a server, as for the gateway, which need not prove here that it asks. */
  mountRoutes(app: FastifyInstance): void;
  /** The same service mounted once more on the same database, as a second process does. */
  replica(): Promise<ServiceUnderTest>;
  close(): Promise<void>;
}

/** Mounts a service for a test: real PostgreSQL, real queues, tokens signed by a key of the test's own. */
export async function aService(definition: ServiceDefinition, options: ServiceOptions = {}): Promise<ServiceUnderTest> {
  const [database, keys] = await Promise.all([anInstallation(), testKeys()]);
  await migrate(database.url, definition.name, definition.migrations);
  const folder = await mkdtemp(join(tmpdir(), 'podium-documents-'));
  const documents = new Documents(new FolderStore(join(folder, 'documents')));
  const shared = { others: options.others ?? new ToldFacts(), documents, folder };
  const under = await mounted(definition, database.url, keys, options, shared);
  return {
    ...under,
    async close() {
      await under.close();
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}

/** What a service and its replicas have in common besides the database. */
interface Shared {
  others: ToldFacts;
  documents: Documents;
  /** The data folder. */
  folder: string;
}

async function mounted(
  definition: ServiceDefinition,
  databaseUrl: string,
  keys: TestKeys,
  options: ServiceOptions,
  shared: Shared,
): Promise<ServiceUnderTest> {
  const { others, documents, folder } = shared;
  const epoch = await prepareCluster(databaseUrl, TEST_SECRET);
  const credentials = credentialsOf(databaseUrl, TEST_SECRET, epoch, definition.name);
  const queueDatabaseUrl = credentials.queueUrl as string;
  const queues = openQueues({ redisUrl: options.redisUrl, queueDatabaseUrl }, () => undefined);
  const service = await mountService(definition, {
    // Nobody listens in a test of one service: whoever waited for that would wait in vain.
    settings: readSettings({
      LOG_LEVEL: 'silent',
      DATABASE_POOL: '5',
      NEWS_AWAITED_MS: '0',
      PODIUM_DATA_DIR: folder,
      ...options.settings,
    }),
    credentials,
    queues,
    factsOf: () => others,
    documents,
    table: options.table,
    // The test's key beside those that the service itself signs with.
    keys: async () => ({ keys: [...(await keys.source()).keys, ...((await service.keys?.())?.keys ?? [])] }),
    ...(options.logs ? { logs: options.logs } : {}),
  });
  const { statement, endpoint } = service.routes;
  const routesOn = (app: FastifyInstance) => statement && mountRoutes(app, statement, endpoint, () => true);
  return {
    service,
    databaseUrl,
    queues,
    others,
    documents,
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
    tell: (kind, payload, fact) =>
      handleDirectly(definition, service, kind.type, kind.sort === 'fact' ? others.put(kind, payload, fact) : payload),
    async hear(kind, given, { eventId = uuidv7(), ...fact } = {}) {
      const payload = kind.sort === 'fact' ? others.put(kind, given, fact) : given;
      const event = {
        id: eventId,
        type: kind.type,
        payload: JSON.stringify(payload),
        committedAt: new Date().toISOString(),
      };
      const teller = whoHearsWhat.get(kind.type)?.teller as ServiceName;
      const tellersKeys = new ServiceKeys(keyMaterial(TEST_SECRET, teller));
      const queue = queues.queue(queueOf(definition.name));
      const { id } = await queue.add(kind.type, signedFor(definition.name, event, tellersKeys));
      while ((await queue.getJobState(id as string)) !== 'completed') await aMoment();
      const [failed] = await service.database.query<{ reason: string }>(
        'SELECT reason FROM failed_event WHERE event_id = $1',
        [eventId],
      );
      if (failed) throw new Error(`${kind.type} was not handled: ${failed.reason}`);
      return eventId;
    },
    async told<Payload>(kind: EventKind<Payload>) {
      while ((await service.database.query('SELECT 1 FROM outbox WHERE sent_at IS NULL LIMIT 1')).length > 0) {
        await aMoment();
      }
      const jobs: Job[] = await queues.queue(queueOf(String(whoHearsWhat.get(kind.type)?.listeners[0]))).getWaiting();
      const events = jobs.flatMap(({ data }) => eventsIn(data as Carried)).filter(({ type }) => type === kind.type);
      // An event's id is a UUIDv7: it sorts by when the event was added.
      return events.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ payload }) => JSON.parse(payload) as Payload);
    },
    facts: (kind) =>
      service.database.query('SELECT version, ended, body FROM fact WHERE type = $1 ORDER BY sequence', [kind.type]),
    async visit(url, { as, method = 'GET', headers = {}, payload } = {}) {
      const app = fastify();
      routesOn(app);
      const authorization = as === undefined ? {} : { authorization: `Bearer ${await keys.tokenFor(as)}` };
      const {
        statusCode,
        headers: answered,
        body,
        rawPayload,
      } = await app.inject({
        url,
        method,
        headers: { ...authorization, ...headers },
        ...(payload ? { payload } : {}),
      });
      await app.close();
      return { status: statusCode, headers: answered, body, bytes: rawPayload };
    },
    mountRoutes: routesOn,
    replica: () => mounted(definition, databaseUrl, keys, options, shared),
    async close() {
      await service.close();
      await queues.close();
    },
  };
}

/** Runs what a service does at one type in one transaction. What is told travels as JSON, so it does here. */
async function handleDirectly(
  { listenings }: ServiceDefinition,
  { get, database }: MountedService,
  type: string,
  payload: unknown,
): Promise<void> {
  const interested = (listenings?.(get) ?? []).filter((each) => each.type === type);
  const nobody = () => Promise.resolve(null);
  const read = await Promise.all(interested.map((each) => each.read(JSON.parse(JSON.stringify(payload)), nobody)));
  await database.transaction(async (tx) => {
    for (const [at, each] of interested.entries()) await each.handle(tx, read[at], uuidv7());
  });
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 5));
