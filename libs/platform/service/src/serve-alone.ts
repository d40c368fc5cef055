import {
  credentialsOfProcess,
  orRefuse,
  portRefused,
  refuseTakenPort,
  ServiceKeys,
  settingsOfProcess,
  untilStopped,
} from '@podium/platform-config';
import { checkServer } from '@podium/platform-database';
import { mountRoutes, mountSubgraph } from '@podium/platform-graphql';
import { makeLogger } from '@podium/platform-telemetry';
import { fastify } from 'fastify';
import type { ServiceDefinition } from './definition.js';
import { mountService } from './mount.js';
import { documentsOfOthers, factsOfOthers, keysOfAccounts } from './runtime.js';
import { queuesOf } from './queues-of.js';

/**
 * Runs one service in a process of its own: its graph for the gateway alone, health, readiness, metrics.
 * Needs PODIUM_CREDENTIALS, as `npm run migrate` writes them, PORT, and the addresses of the services whose facts it hears, ACCOUNTS_URL for
 * all but accounts itself. It holds neither the installation's secret nor a login that could do more than its own.
 */
export function serveAlone(definition: ServiceDefinition): Promise<void> {
  return orRefuse(async () => {
    const settings = settingsOfProcess();
    const { name } = definition;
    const logger = makeLogger(settings.LOG_LEVEL, name);
    await refuseTakenPort(settings);
    const { credentials, file } = credentialsOfProcess(settings, name);
    if (settings.DATABASE_URL || settings.PODIUM_SECRET) {
      logger.warn('DATABASE_URL and PODIUM_SECRET are for `npm run migrate`: take them away from this process');
    }
    if (credentials.databaseUrl) await checkServer(credentials.databaseUrl, file, 'work');
    const queues = queuesOf(settings, credentials);
    const factsOf = factsOfOthers(settings);
    const serviceKeys = new ServiceKeys(credentials.keys);
    const keys = definition.keys ? {} : { keys: keysOfAccounts(settings, serviceKeys) };
    const documents = documentsOfOthers(settings, serviceKeys);
    const service = await mountService(definition, { settings, credentials, queues, factsOf, documents, ...keys });
    const server = fastify({ forceCloseConnections: true });
    const isGateway = (token: unknown) => serviceKeys.isFrom('gateway', token);
    mountSubgraph(server, service.endpoint, { isGateway });
    const { statement, endpoint } = service.routes;
    if (statement) mountRoutes(server, statement, endpoint, isGateway);
    server.get('/health/live', () => ({ status: 'live' }));
    server.get('/health/ready', async (_request, reply) => {
      const missing = await service.ready();
      const body = missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing };
      return reply.status(missing.length === 0 ? 200 : 503).send(body);
    });
    server.get('/metrics', async (_request, reply) =>
      reply.type(service.metrics.registry.contentType).send(await service.metrics.registry.metrics()),
    );
    service.internalRoutes(server);
    const url = await server.listen({ host: settings.HOST, port: settings.PORT }).catch((error: unknown) => {
      throw portRefused(error, settings) ?? error;
    });
    logger.info({ url }, 'listening');
    untilStopped(async () => {
      await server.close();
      await service.close();
      await queues.close();
    });
  });
}
