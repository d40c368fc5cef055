import type { FastifyInstance } from 'fastify';

const HEADERS =
  'authorization, content-type, idempotency-key, last-event-id, prefer, tus-resumable, upload-length, upload-metadata, upload-offset';
/** What a page may read of an answer besides its body. */
const READABLE =
  'content-disposition, etag, location, retry-after, tus-extension, tus-resumable, tus-version, upload-expires, upload-length, upload-offset';

/**
 * Lets front ends of any origin ask this address from a browser. Nothing is given away by it: the gateway knows no cookies, and
 * a page can only send a token that it holds itself.
 * @param more  headers that are answered besides
 */
export function allowEveryOrigin(
  scope: FastifyInstance,
  url: string,
  methods: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const allowed = {
    ...more,
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
    void reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', READABLE);
    done();
  });
}
