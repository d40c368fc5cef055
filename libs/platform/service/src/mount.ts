import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { disagreements, whoHearsWhat, type Declared, type HearingTable, type ServiceName } from '@podium/contracts';
import { guardAudience, RequestContext, TokenVerifier, type KeySource } from '@podium/platform-access';
import { keyMaterial, ServiceKeys, type Settings } from '@podium/platform-config';
import { Database, loginUrl, migrate } from '@podium/platform-database';
import {
  subgraph,
  SubgraphExecutor,
  type Call,
  type SubgraphEndpoint,
  type SubgraphRequest,
} from '@podium/platform-graphql';
import { CatchUp, FactReader, factRoutes, Facts, isCopy, type FactSource } from '@podium/platform-facts';
import { listen, Outbox, Relay } from '@podium/platform-outbox';
import type { Queues } from '@podium/platform-queue';
import { makeLogger, makeMetrics, type DestinationStream, type Metrics } from '@podium/platform-telemetry';
import type { FastifyInstance } from 'fastify';
import type { Get, ServiceDefinition } from './definition.js';
import { Mutations } from './mutations.js';
import { PlatformModule } from './platform.module.js';
import { rootOf } from './root-of.js';

/** What a process gives the services that it mounts. */
export interface Runtime {
  settings: Settings;
  secret: string;
  /** May create roles and schemas; services get logins of their own on the same database. */
  databaseUrl: string;
  queues: Queues;
  /** Where the keys of tokens come from; absent: the service that is mounted has them itself. */
  keys?: KeySource;
  /** Where another service's facts are read. @throws when that is not known */
  factsOf: FactsOf;
  /** Who hears what; absent: the one table that there is. */
  table?: HearingTable | undefined;
  /** Takes the lines of the log; absent: standard output. */
  logs?: DestinationStream;
}

/** Finds the facts of a service for another one, which proves with its keys that it asks. */
export type FactsOf = (teller: ServiceName, keys: ServiceKeys) => FactSource;

export interface MountedService {
  name: string;
  endpoint: SubgraphEndpoint;
  metrics: Metrics;
  get: Get;
  database: Database;
  /** Its facts, for those who listen. */
  facts: FactSource;
  /** The keys of the tokens that it issues; accounts alone has them. */
  keys: KeySource | undefined;
  routes(app: FastifyInstance): void;
  /** What other services ask it for, when they run in other processes; never for the public. */
  internalRoutes(app: FastifyInstance): void;
  /** Asks the database; throws what is wrong. */
  ready(): Promise<void>;
  /** Stops taking work, lets what is in hand finish, closes the connections. */
  close(): Promise<void>;
}

const HOUSEKEEPING_MS = 3_600_000;

/** Migrates and starts one service; it answers through `endpoint` and listens to its events. */
export async function mountService(definition: ServiceDefinition, runtime: Runtime): Promise<MountedService> {
  const { name } = definition;
  const { settings, secret, databaseUrl, table = whoHearsWhat } = runtime;
  const logger = makeLogger(settings.LOG_LEVEL, name, runtime.logs);
  const metrics = makeMetrics(name);
  const fault = (where: string) => (error: Error) => {
    metrics.fault.inc({ where });
    logger.error({ err: error, where }, 'fault');
  };
  const serviceKeys = new ServiceKeys(keyMaterial(secret, name));
  const ran = await migrate(databaseUrl, name, definition.migrations);
  if (ran.length > 0) logger.info({ ran }, 'migrated');

  const open = (login: Parameters<typeof loginUrl>[1], max: number) =>
    new Database(loginUrl(databaseUrl, login, secret), { max, name: login, onError: fault('database') });
  const database = open(`podium_${name}`, settings.DATABASE_POOL);
  const publicDatabase = name === 'results' ? open('results_public', settings.DATABASE_POOL) : null;
  const outbox = new Outbox(definition.tells);
  const facts = new FactReader(database);
  const verifier = new TokenVerifier(() => {
    const keys = runtime.keys ?? definition.keys?.(get);
    if (!keys) throw new Error(`${name}: nobody says where the keys of tokens are`);
    return keys();
  });
  const context = await NestFactory.createApplicationContext(
    {
      module: rootOf(definition.module),
      imports: [
        PlatformModule.with({
          settings,
          serviceKeys,
          database,
          publicDatabase,
          outbox,
          facts: new Facts(outbox),
          logger,
          metrics,
        }),
        subgraph<RequestContext>({
          name,
          module: definition.module,
          ...(definition.graph ? { graph: definition.graph } : {}),
          orphanedTypes: definition.orphanedTypes ?? [],
          createContext: async (call: Call) =>
            new RequestContext(call, await verifier.verify(call.authorization), database),
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

  const sourceOf = (type: string) => runtime.factsOf(table.get(type)?.teller as ServiceName, serviceKeys);
  const telling = { database, queues: runtime.queues, table, keys: serviceKeys };
  const relay = new Relay({ ...telling, onFault: fault('relay') });
  outbox.onCommitted(() => relay.nudge());
  const worker =
    listenings.length > 0 &&
    listen({
      ...telling,
      service: name,
      listenings,
      ask: (type, key) => sourceOf(type).one(type, key),
      handled: (type, milliseconds) => metrics.eventHandled.observe({ type }, milliseconds),
      fault: fault('listening'),
    });
  const catchUp = new CatchUp({
    copies: listenings.filter(isCopy),
    database,
    sourceOf,
    compareEveryMs: settings.FACTS_COMPARED_EVERY_MINUTES * 60_000,
    toldAgain: (type, count) => logger.info({ type, count }, 'facts were told again'),
    fault: fault('facts'),
  });
  relay.nudge();
  metrics.gauge('podium_outbox_unsent', 'Events committed and not yet passed on', async () => {
    const [row] = await database.query<{ count: number }>('SELECT count(*)::int FROM outbox WHERE sent_at IS NULL');
    return row?.count ?? 0;
  });
  const running = await definition.start?.(get);
  const housekeeping = setInterval(() => void get(Mutations).forget().catch(fault('housekeeping')), HOUSEKEEPING_MS);
  housekeeping.unref();

  return {
    name,
    endpoint: measured(context.get(SubgraphExecutor, { strict: false }), metrics),
    metrics,
    get,
    database,
    facts,
    keys: definition.keys?.(get),
    routes: (app) => definition.routes?.(app, get),
    internalRoutes: (app) => factRoutes(app, facts, serviceKeys, table),
    ready: async () => void (await database.query('SELECT 1')),
    async close() {
      clearInterval(housekeeping);
      await catchUp.stop();
      if (worker) await worker.close();
      await running?.stop();
      await relay.stop();
      await context.close();
      await database.close();
      await publicDatabase?.close();
    },
  };
}

/** @throws when the service tells or hears anything else than the table of who hears what says */
function mustAgree(declared: Declared, table: HearingTable): void {
  const found = disagreements(declared, table);
  if (found.length > 0)
    throw new Error(`libs/contracts/src/who-hears-what.ts says otherwise:\n  ${found.join('\n  ')}`);
}

function measured(executor: SubgraphEndpoint, metrics: Metrics): SubgraphEndpoint {
  return {
    async execute(request: SubgraphRequest) {
      const began = performance.now();
      const result = await executor.execute(request);
      metrics.operation.observe({ outcome: result.errors ? 'errors' : 'answered' }, performance.now() - began);
      return result;
    },
  };
}
