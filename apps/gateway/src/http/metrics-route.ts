import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

interface Registry {
  readonly contentType: string;
  metrics(): Promise<string>;
}

/**
 * Serves metrics to whoever has the token: `Authorization: Bearer …`. They are no secret of anybody's, but some of them count
 * rows, and counting is work that nobody else may order.
 */
export function mountMetrics(server: FastifyInstance, path: string, registry: Registry, token: string): void {
  server.get(path, async ({ headers }, reply) => {
    if (!same(headers.authorization ?? '', `Bearer ${token}`)) {
      return reply.status(401).header('www-authenticate', 'Bearer realm="metrics"').send();
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
