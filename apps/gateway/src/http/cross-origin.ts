import type { FastifyInstance } from 'fastify';

const HEADERS = 'authorization, content-type, idempotency-key, last-event-id';

/**
 * Lets front ends of any origin ask this address from a browser. Nothing is given away by it: the gateway knows no cookies, and
 * a page can only send a token that it holds itself.
 */
export function allowEveryOrigin(scope: FastifyInstance, url: string, methods: string): void {
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': methods,
    'access-control-allow-headers': HEADERS,
    'access-control-max-age': '86400',
  };
  scope.options(url, (_request, reply) => reply.status(204).headers(allowed).send());
}

/** Says on every answer of the scope that its reader may be of any origin. */
export function readFromEveryOrigin(scope: FastifyInstance): void {
  scope.addHook('onRequest', (_request, reply, done) => {
    reply.header('access-control-allow-origin', '*');
    done();
  });
}
