import { StartRefused, type ServiceKeys, type Settings } from '@podium/platform-config';
import { HttpEndpoint, HttpRoutes } from '@podium/platform-graphql';
import { makeLogger, makeMetrics } from '@podium/platform-telemetry';
import { collectDefaultMetrics } from 'prom-client';
import { SUBGRAPHS, type Committed, type SubgraphName } from './compose/files.js';
import { mountMetrics } from './http/metrics-route.js';
import { metricsToken, pagesOf, ratesOf } from './settings.js';
import { createGateway, type Gateway } from './create-gateway.js';

/**
 * The gateway before services that run apart. Needs the address of each, e.g. ACCOUNTS_URL.
 * @param keys  the gateway's own, by which each service knows it
 * @throws {StartRefused} naming the addresses that are not set
 */
export async function serveAlone(
  settings: Settings,
  keys: ServiceKeys,
  { supergraph, routes }: Committed,
): Promise<Gateway> {
  const addresses = addressesOf(settings);
  const logger = makeLogger(settings.LOG_LEVEL, 'gateway');
  const metrics = makeMetrics('gateway');
  collectDefaultMetrics({ register: metrics.registry });
  const endpoints = SUBGRAPHS.map(
    (name) =>
      [name, new HttpEndpoint({ url: new URL('/graphql', addresses[name]).href, token: keys.token(name) })] as const,
  );
  const forwarded = Object.entries(routes).map(([service, statement]) => ({
    service,
    statement,
    endpoint: new HttpRoutes(addresses[service as SubgraphName], keys.token(service as SubgraphName)),
  }));
  const gateway = await createGateway({
    endpoints: Object.fromEntries(endpoints),
    supergraph,
    forwarded,
    host: settings.HOST,
    port: settings.PORT,
    trustProxy: settings.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    ready: async () => {
      const found = await Promise.all(Object.entries(addresses).map(([name, address]) => missingOf(name, address)));
      return found.flat();
    },
    onOperation: ({ outcome, milliseconds }) => metrics.operation.observe({ outcome }, milliseconds),
    rates: ratesOf(settings),
    ...pagesOf(settings),
    routes: (server) => mountMetrics(server, '/metrics', metrics.registry, metricsToken(settings, keys.secret)),
    log: {
      plannerMissing: (error) => logger.warn({ err: error }, 'the planner does not load here: stitching instead'),
      unreachable: ({ subgraph, error, call }) =>
        logger.error({ err: error, subgraph, requestId: call.requestId }, 'unreachable'),
      failed: ({ error, call }) => logger.error({ err: error, requestId: call?.requestId }, 'fault'),
    },
  });
  logger.info({ url: gateway.url, engine: gateway.engine }, 'listening');
  return {
    ...gateway,
    close: async () => {
      await gateway.close();
      for (const [, endpoint] of endpoints) endpoint.close();
      for (const { endpoint } of forwarded) endpoint.close();
    },
  };
}

function addressesOf(all: Settings): Record<SubgraphName, string> {
  const given = SUBGRAPHS.map((name) => [name, all[`${name.toUpperCase() as Uppercase<SubgraphName>}_URL`]] as const);
  const missing = given.filter(([, url]) => url === undefined).map(([name]) => `${name.toUpperCase()}_URL`);
  if (missing.length > 0)
    throw new StartRefused(`The gateway needs to know where services answer: set ${missing.join(', ')}.`);
  return Object.fromEntries(given) as Record<SubgraphName, string>;
}

/** What a service says that it lacks; its own name when it says nothing. */
async function missingOf(name: string, address: string): Promise<string[]> {
  try {
    const response = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(5000) });
    if (response.ok) return [];
    const { missing } = (await response.json()) as { missing?: unknown };
    return Array.isArray(missing) && missing.length > 0 ? missing.map(String) : [name];
  } catch {
    return [name];
  }
}
