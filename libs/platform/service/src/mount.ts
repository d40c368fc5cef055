import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { disagreements, whoHearsWhat, type Declared, type HearingTable, type ServiceName } from '@podium/contracts';
import { guardAudience, Met, RequestContext, TokenVerifier, type KeySource } from '@podium/platform-access';
import { ServiceKeys, type Credentials, type Settings } from '@podium/platform-config';
import { refuseUnmigrated, type Database } from '@podium/platform-database';
import {
  changesOf,
  subgraph,
  SubgraphExecutor,
  type Call,
  type RouteEndpoint,
  type RoutesStatement,
  type SubgraphEndpoint,
  type SubgraphRequest,
  type Watched,
} from '@podium/platform-graphql';
import { CatchUp, documentRoute, FactReader, factRoutes, Facts, isCopy, type FactSource } from '@podium/platform-facts';
import { Heard, Outbox, Relay, type AskFact } from '@podium/platform-outbox';
import { settledWithin, type Queues } from '@podium/platform-queue';
import type { Documents } from '@podium/platform-storage';
import { makeLogger, makeMetrics, type DestinationStream, type Metrics } from '@podium/platform-telemetry';
import type { FastifyInstance } from 'fastify';
import { startBackground } from './background.js';
import { databasesOf } from './databases.js';
import { Changes } from './changes.js';
import type { ServiceDefinition } from './definition.js';
import { faultsOf } from './faults.js';
import type { Get } from './get.js';
import { Mutations } from './mutations.js';
import { PlatformModule } from './platform.module.js';
import { missing } from './readiness.js';
import { keySetRoute } from './key-set-route.js';
import { statementOf } from './routes/route.js';
import { RouteServer } from './routes/route-server.js';
import { rootOf } from './root-of.js';
import { backgroundThread } from './thread/background-thread.js';

/** What a process gives the services that it mounts. */
export interface Runtime {
  settings: Settings;
  /** The logins and keys of this one service. */
  credentials: Credentials;
  queues: Queues;
  /** Where the keys of tokens come from; absent: the service that is mounted has them itself. */
  keys?: KeySource;
  documents: Documents;
  /** Where another service's facts are read. @throws when that is not known */
  factsOf: FactsOf;
  /** Who hears what; absent: the one table that there is. */
  table?: HearingTable | undefined;
  /** Whether a service that has a thread for its background uses it; in a process of its own nobody else needs the time. */
  threads?: boolean;
  /** Takes the lines of the log; absent: standard output. */
  logs?: DestinationStream;
}

/**
 * How long the first request waits until copies of others' facts are whole. When it takes longer somebody is away, and what is
 * there must do; for whoever asks whether all is ready as well, after a longer while.
 */
const WHOLE_WITHIN_MS = 15_000;
const READY_ANYHOW_AFTER_MS = 60_000;

/** Finds the facts of a service for another one, which proves with its keys that it asks. */
export type FactsOf = (teller: ServiceName, keys: ServiceKeys) => FactSource;

export interface MountedService {
  name: string;
  endpoint: SubgraphEndpoint & Watched;
  metrics: Metrics;
  get: Get;
  database: Database;
  /** Its facts, for those who listen. */
  facts: FactSource;
  /** The keys of the tokens that it issues; accounts alone has them. */
  keys: KeySource | undefined;
  /** What it answers besides the graph. */
  routes: { statement: RoutesStatement | undefined; endpoint: RouteEndpoint };
  /** What other services ask it for, when they run in other processes; never for the public. */
  internalRoutes(app: FastifyInstance): void;
  /** Asks everything that it stands on. @returns what is missing, in words; `[]` when it can do its work */
  ready(): Promise<string[]>;
  /** Stops taking work, lets what is in hand finish for a few seconds, closes the connections. */
  close(): Promise<void>;
}

const HOUSEKEEPING_MS = 600_000;
/** How long news may lie here before this service no longer counts as ready. */
const LAG_SECONDS = 60;
/** How long each piece of work may go on when the service is closed. */
const ENDS_WITHIN_MS = 3_000;

/**
 * Starts one service, whose schema has been migrated; it answers through `endpoint` and listens to its events.
 * @throws {StartRefused} when the schema lacks migrations
 */
export async function mountService(definition: ServiceDefinition, runtime: Runtime): Promise<MountedService> {
  const { name } = definition;
  const { settings, credentials, table = whoHearsWhat } = runtime;
  const logger = makeLogger(settings.LOG_LEVEL, name, runtime.logs);
  const metrics = makeMetrics(name);
  const fault = faultsOf(logger, metrics);
  const serviceKeys = new ServiceKeys(credentials.keys);
  const {
    database,
    background,
    publicDatabase,
    close: closeDatabases,
  } = databasesOf(definition, runtime, fault('database'));
  await refuseUnmigrated(database, name, definition.migrations).catch(async (error: unknown) => {
    await closeDatabases();
    throw error;
  });
  const outbox = new Outbox(definition.tells);
  const withinMs = settings.NEWS_AWAITED_MS;
  const heard = new Heard({ database: background, queues: runtime.queues, table, withinMs });
  const facts = new FactReader(background);
  const verifier = new TokenVerifier(() => {
    const keys = runtime.keys ?? definition.keys?.(get);
    if (!keys) throw new Error(`${name}: nobody says where the keys of tokens are`);
    return keys();
  });
  const changes = new Changes(name, background, fault('changes'));
  const contextOf = async (call: Call): Promise<RequestContext> => {
    const caller = await verifier.verify(call.authorization);
    const meeting = caller && met?.meet(caller.personId);
    if (meeting) await meeting;
    return new RequestContext(call, caller, database);
  };
  const context = await NestFactory.createApplicationContext(
    {
      module: rootOf(definition.module),
      imports: [
        PlatformModule.with({
          settings,
          serviceKeys,
          database,
          background,
          publicDatabase,
          outbox,
          heard,
          facts: new Facts(outbox),
          documents: runtime.documents,
          logger,
          metrics,
          changes,
        }),
        subgraph<RequestContext>({
          name,
          module: definition.module,
          ...(definition.graph ? { graph: definition.graph } : {}),
          orphanedTypes: definition.orphanedTypes ?? [],
          createContext: contextOf,
          changes,
          guardRootField: guardAudience,
          onUnexpectedError: ({ error, reference, path, call }) => {
            metrics.fault.inc({ where: 'resolver' });
            logger.error({ err: error, reference, path, requestId: call.requestId }, 'fault');
          },
        }),
      ],
    },
    { logger: false, abortOnError: false },
  );
  const get: Get = (token) => context.get(token as Type<never>, { strict: false });
  const listenings = definition.listenings?.(get) ?? [];
  mustAgree({ name, tells: definition.tells, hears: listenings }, table);

  const persons = listenings.filter(isCopy).find(({ knows }) => knows);
  const met = persons?.knows && new Met((id) => persons.knows?.(database, id) ?? Promise.resolve(true), withinMs);
  const sourceOf = (type: string) => runtime.factsOf(table.get(type)?.teller as ServiceName, serviceKeys);
  const telling = { database: background, queues: runtime.queues, table, keys: serviceKeys };
  const relay = new Relay({ ...telling, onFault: fault('relay') });
  outbox.onCommitted(() => relay.nudge());
  let copiesWhole = false;
  const mountedAt = performance.now();
  const catchUp = new CatchUp({
    copies: listenings.filter(isCopy),
    database: background,
    sourceOf,
    compareEveryMs: settings.FACTS_COMPARED_EVERY_MINUTES * 60_000,
    toldAgain: (type, count) => logger.info({ type, count }, 'facts were told again'),
    fault: fault('facts'),
  });
  const untilWhole = async () => {
    if (!copiesWhole) await settledWithin(WHOLE_WITHIN_MS, catchUp.begun);
    copiesWhole = true;
  };
  void catchUp.begun.then(() => (copiesWhole = true));
  relay.nudge();
  metrics.gauge('podium_outbox_unsent', 'Events committed and not yet passed on', async () => {
    const [row] = await background.query<{ count: number }>('SELECT count(*)::int FROM outbox WHERE sent_at IS NULL');
    return row?.count ?? 0;
  });
  const ask: AskFact = (type, key) => sourceOf(type).one(type, key);
  const running =
    definition.thread && runtime.threads
      ? backgroundThread(definition.thread, name, runtime, {
          counted(message) {
            if ('fault' in message) metrics.fault.inc({ where: message.fault });
            else metrics.eventHandled.observe({ type: message.handled }, message.milliseconds);
          },
          answerFact: ask,
          fault: fault('thread'),
        })
      : await startBackground({ ...telling, definition, get, listenings, ask, metrics, fault });
  const tidyUp = () => void get(Mutations).forget().catch(fault('housekeeping'));
  tidyUp();
  const housekeeping = setInterval(tidyUp, HOUSEKEEPING_MS);
  housekeeping.unref();
  const lag = async () => {
    const [oldest] = await background.query<{ late: boolean }>(
      `SELECT committed_at < clock_timestamp() - interval '${LAG_SECONDS} seconds' AS late FROM outbox
       WHERE sent_at IS NULL ORDER BY seq LIMIT 1`,
    );
    if (oldest?.late) throw new Error('late');
  };

  return {
    name,
    endpoint: measured(context.get(SubgraphExecutor, { strict: false }), metrics, untilWhole),
    metrics,
    get,
    database,
    facts,
    keys: definition.keys?.(get),
    routes: {
      statement: definition.routes && statementOf(definition.routes),
      endpoint: new RouteServer({
        routes: definition.routes,
        contextOf: async (call) => (await untilWhole(), contextOf(call)),
        nobody: (call) => new RequestContext(call, null, database),
        get,
        onFault: fault('route'),
      }),
    },
    internalRoutes(app) {
      const keys = definition.keys?.(get);
      if (keys) keySetRoute(app, keys, serviceKeys);
      factRoutes(app, facts, serviceKeys, table);
      documentRoute(app, runtime.documents, serviceKeys);
    },
    ready: () =>
      missing({
        [`what ${name} knows of the others`]: async () => {
          if (!copiesWhole && performance.now() - mountedAt < READY_ANYHOW_AFTER_MS) throw new Error('not told yet');
        },
        [`the database of ${name}`]: async () => void (await database.query('SELECT 1')),
        'the queues': async () => {
          if (!(await runtime.queues.ready())) throw new Error('away');
        },
        [`news of ${name} older than ${LAG_SECONDS} s is not passed on`]: lag,
        [`work of ${name} in the background`]: async () => running.ready?.(),
      }),
    async close() {
      clearInterval(housekeeping);
      // Whatever is away keeps none of them for long.
      const work = [catchUp.stop(), running.stop(), relay.stop()];
      await settledWithin(ENDS_WITHIN_MS, Promise.allSettled(work));
      await changes.close();
      await context.close();
      await closeDatabases();
    },
  };
}

/** @throws when the service tells or hears anything else than the table of who hears what says */
function mustAgree(declared: Declared, table: HearingTable): void {
  const found = disagreements(declared, table);
  if (found.length > 0)
    throw new Error(`libs/contracts/src/who-hears-what.ts says otherwise:\n  ${found.join('\n  ')}`);
}

/** @param untilWhole  before it resolves the service does not know yet what it should know of others */
function measured(
  executor: SubgraphExecutor,
  metrics: Metrics,
  untilWhole: () => Promise<void>,
): SubgraphEndpoint & Watched {
  const topics = async (request: SubgraphRequest) => {
    await untilWhole();
    return executor.topics(request);
  };
  return {
    topics,
    changes: executor.changes,
    async *subscribe(request, signal) {
      yield* changesOf(executor.changes, await topics(request), signal);
    },
    async execute(request: SubgraphRequest) {
      const began = performance.now();
      await untilWhole();
      const result = await executor.execute(request);
      metrics.operation.observe({ outcome: result.errors ? 'errors' : 'answered' }, performance.now() - began);
      return result;
    },
  };
}
