import type { KeySource } from '@podium/platform-access';
import type { ServiceKeys } from '@podium/platform-config';
import type { ServiceName } from '@podium/contracts';
import { asked, askingService, NOTHING_HERE } from '@podium/platform-facts';
import type { FastifyInstance } from 'fastify';

const PATH = '/internal/keys';

/** Gives the keys of tokens to the services that run apart from whoever issues them; the public reads them through the gateway. */
export function keySetRoute(app: FastifyInstance, keys: KeySource, serviceKeys: ServiceKeys): void {
  app.get(PATH, async (request, reply) =>
    askingService(request, serviceKeys) ? keys() : reply.status(404).send(NOTHING_HERE),
  );
}

/** The keys of a service in another process. */
export function keySetOf(issuer: ServiceName, address: string, serviceKeys: ServiceKeys): KeySource {
  return async () => {
    const response = await asked(issuer, address, serviceKeys, PATH);
    if (!response.ok) throw new Error(`the key set answered ${response.status}`);
    return (await response.json()) as Awaited<ReturnType<KeySource>>;
  };
}
