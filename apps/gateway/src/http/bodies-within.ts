import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Of a route that keeps its own time. */
export interface OwnTime {
  ownTime?: true;
}

/**
 * Breaks off requests whose bodies do not come in time. The server's own clock knows one time for all, which is that of the slowest
 * route: an upload may take minutes, a question may not.
 */
export function bodiesWithin(server: FastifyInstance, milliseconds: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request) && !(request.routeOptions.config as OwnTime).ownTime) {
      const { raw } = request;
      const late = setTimeout(() => raw.complete || raw.destroy(), milliseconds);
      raw.once('close', () => clearTimeout(late));
    }
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
