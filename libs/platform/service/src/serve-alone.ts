import { derivedSecret, readSettings } from '@podium/platform-config';
import { mountSubgraph } from '@podium/platform-graphql';
import { makeLogger } from '@podium/platform-telemetry';
import { fastify } from 'fastify';
import type { ServiceDefinition } from './definition.js';
import { mountService } from './mount.js';
import { untilStopped } from './until-stopped.js';
import { factsOfOthers, keysOfAccounts, prepareGround } from './runtime.js';

/**
 * Runs one service in a process of its own: its graph for the gateway, health, readiness, metrics.
 * Needs DATABASE_URL, PODIUM_SECRET, PORT, and ACCOUNTS_URL unless it is accounts itself.
 */
export async function serveAlone(definition: ServiceDefinition): Promise<void> {
  const settings = readSettings();
  const logger = makeLogger(settings.LOG_LEVEL, definition.name);
  const ground = await prepareGround(settings);
  const service = await mountService(definition, {
    ...ground,
    factsOf: factsOfOthers(settings),
    ...(definition.keys ? {} : { keys: keysOfAccounts(settings) }),
  });
  const server = fastify({ forceCloseConnections: true });
  mountSubgraph(server, service.endpoint, { gatewaySecret: derivedSecret(ground.secret, 'gateway') });
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const ready = await service.ready().then(
      () => true,
      () => false,
    );
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  server.get('/metrics', async (_request, reply) =>
    reply.type(service.metrics.registry.contentType).send(await service.metrics.registry.metrics()),
  );
  service.routes(server);
  service.internalRoutes(server);
  const url = await server.listen({ host: settings.HOST, port: settings.PORT });
  logger.info({ url }, 'listening');
  untilStopped(async () => {
    await server.close();
    await service.close();
    await ground.close();
  });
}
