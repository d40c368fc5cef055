import {
  createGateway,
  metricsToken,
  mountMetrics,
  pagesOf,
  ratesOf,
  readCommittedSupergraph,
  type Gateway,
} from '@podium/gateway';
import { portRefused, type Settings } from '@podium/platform-config';
import { onceUp, type FactSource } from '@podium/platform-facts';
import { mountService, prepareGround, type FactsOf, type MountedService } from '@podium/platform-service';
import { makeLogger, makeMetrics } from '@podium/platform-telemetry';
import { collectDefaultMetrics } from 'prom-client';
import { services } from './services.js';

export interface Podium {
  gateway: Gateway;
  /** What whoever reads its metrics sends as a bearer token. */
  metricsToken: string;
  services: MountedService[];
  close(): Promise<void>;
}

async function facts(service: Promise<MountedService> | undefined): Promise<FactSource> {
  if (!service) throw new Error('facts are asked for of a service that is not here');
  return (await service).facts;
}

/** Starts the ground, every service and the gateway in this process. */
export async function startPodium(settings: Settings): Promise<Podium> {
  const logger = makeLogger(settings.LOG_LEVEL, 'gateway');
  const ground = await prepareGround(settings, services);
  const mounted = new Map<string, MountedService>();
  const keys = async () => {
    const issuer = mounted.get('accounts')?.keys;
    if (!issuer) throw new Error('the accounts service is not up yet');
    return issuer();
  };
  const mounting = new Map<string, Promise<MountedService>>();
  const factsOf: FactsOf = (teller) => onceUp(facts(mounting.get(teller)));
  for (const definition of services) {
    const runtime = { ...ground.runtimeOf(definition.name), keys, factsOf, threads: true };
    mounting.set(definition.name, mountService(definition, runtime));
  }
  await Promise.all([...mounting].map(async ([name, each]) => mounted.set(name, await each)));
  const all = services.map(({ name }) => mounted.get(name) as MountedService);
  const metrics = makeMetrics('gateway');
  collectDefaultMetrics({ register: metrics.registry });
  const token = metricsToken(settings, ground.gatewayKeys.secret);
  const gateway = await createGateway({
    endpoints: Object.fromEntries(all.map(({ name, endpoint }) => [name, endpoint])),
    supergraph: await readCommittedSupergraph(),
    host: settings.HOST,
    port: settings.PORT,
    trustProxy: settings.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    // The queues are the same for all of them.
    ready: async () => [...new Set((await Promise.all(all.map((service) => service.ready()))).flat())],
    onOperation: ({ outcome, milliseconds }) => metrics.operation.observe({ outcome }, milliseconds),
    log: {
      plannerMissing: (error) => logger.warn({ err: error }, 'the planner does not load here: stitching instead'),
      unreachable: ({ subgraph, error, call }) =>
        logger.error({ err: error, subgraph, requestId: call.requestId }, 'unreachable'),
      failed: ({ error, call }) => logger.error({ err: error, requestId: call?.requestId }, 'fault'),
    },
    rates: ratesOf(settings),
    ...pagesOf(settings),
    forwarded: all.flatMap(({ name, routes: { statement, endpoint } }) =>
      statement ? [{ service: name, statement, endpoint }] : [],
    ),
    routes: (server) => {
      mountMetrics(server, '/metrics', metrics.registry, token);
      for (const { name, metrics: own } of all) mountMetrics(server, `/metrics/${name}`, own.registry, token);
    },
  }).catch((error: unknown) => {
    throw portRefused(error, settings) ?? error;
  });
  return {
    gateway,
    metricsToken: token,
    services: all,
    async close() {
      await gateway.close();
      await Promise.all(all.map((service) => service.close()));
      await ground.close();
    },
  };
}
