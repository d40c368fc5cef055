import { derivedSecret, installationSecret, type Settings } from '@podium/platform-config';
import { HttpEndpoint } from '@podium/platform-graphql';
import { makeLogger, makeMetrics } from '@podium/platform-telemetry';
import { collectDefaultMetrics } from 'prom-client';
import { SUBGRAPHS, type SubgraphName } from './compose/files.js';
import { mountMetrics } from './http/metrics-route.js';
import { metricsToken, ratesOf } from './settings.js';
import { createGateway, type Gateway } from './create-gateway.js';

/**
 * The gateway before services that run apart. Needs ACCOUNTS_URL, REGISTRATIONS_URL, JUDGING_URL, RESULTS_URL, MAILER_URL and
 * the PODIUM_SECRET that the services have.
 * @throws naming the addresses that are not set
 */
export async function serveAlone(settings: Settings, supergraph: string): Promise<Gateway> {
  const addresses = addressesOf(settings);
  const logger = makeLogger(settings.LOG_LEVEL, 'gateway');
  const metrics = makeMetrics('gateway');
  collectDefaultMetrics({ register: metrics.registry });
  const secret = installationSecret(settings);
  const gatewaySecret = derivedSecret(secret, 'gateway');
  const endpoints = SUBGRAPHS.map(
    (name) => [name, new HttpEndpoint({ url: new URL('/graphql', addresses[name]).href, gatewaySecret })] as const,
  );
  const gateway = await createGateway({
    endpoints: Object.fromEntries(endpoints),
    supergraph,
    host: settings.HOST,
    port: settings.PORT,
    trustProxy: settings.TRUSTED_PROXIES.split(',').map((each) => each.trim()),
    ready: async () => (await Promise.all(Object.values(addresses).map(isReady))).every(Boolean),
    onOperation: ({ outcome, milliseconds }) => metrics.operation.observe({ outcome }, milliseconds),
    rates: ratesOf(settings),
    routes: (server) => mountMetrics(server, '/metrics', metrics.registry, metricsToken(settings, secret)),
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
    },
  };
}

function addressesOf(all: Settings): Record<SubgraphName, string> {
  const given = SUBGRAPHS.map((name) => [name, all[`${name.toUpperCase() as Uppercase<SubgraphName>}_URL`]] as const);
  const missing = given.filter(([, url]) => url === undefined).map(([name]) => `${name.toUpperCase()}_URL`);
  if (missing.length > 0)
    throw new Error(`The gateway needs to know where services answer: set ${missing.join(', ')}.`);
  return Object.fromEntries(given) as Record<SubgraphName, string>;
}

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(2000) });
  return response.ok;
}
