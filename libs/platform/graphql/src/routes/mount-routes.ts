import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../call.js';
import { CallHeader } from '../http/headers.js';
import { localeOf } from '../text/accept-language.js';
import { nameOf, type RoutesStatement } from './route-statement.js';
import type { RouteEndpoint, RouteRequest } from './route-endpoint.js';

/**
 * Serves a service's routes to the gateway of a Podium whose services run apart. Whoever is not the gateway is refused before the body
 * is read: limits, and the client's address, are the gateway's word.
 */
export function mountRoutes(
  fastify: FastifyInstance,
  { prefix, routes }: RoutesStatement,
  endpoint: RouteEndpoint,
  isGateway: (token: unknown) => boolean,
): void {
  void fastify.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (isGateway(request.headers[CallHeader.gateway])) return;
      return reply.status(403).send({ errors: [{ message: 'This service answers the gateway alone.' }] });
    });
    takeBodiesAsStreams(scope);
    for (const { method, path } of routes) {
      const route = nameOf(prefix, { method, path });
      scope.route({
        method,
        url: prefix + path,
        exposeHeadRoute: false,
        bodyLimit: Number.MAX_SAFE_INTEGER,
        handler: async (request, reply) => {
          const { status, headers, body } = await endpoint.serve({
            route,
            ...requestOf(request, reply),
            call: callOf(request),
          });
          return reply.status(status).headers(headers).send(body);
        },
      });
    }
  });
}

/** Nothing is parsed or gathered on the way. */
export function takeBodiesAsStreams(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

/** What a route is asked, whoever asks; `signal` says when nobody waits for the answer any more. */
export function requestOf(
  request: FastifyRequest,
  reply: FastifyReply,
): Pick<RouteRequest, 'params' | 'search' | 'headers' | 'body' | 'signal'> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const { url } = request;
  const at = url.indexOf('?');
  return {
    params: request.params as Record<string, string>,
    search: at < 0 ? '' : url.slice(at),
    headers: request.headers as Record<string, string>,
    body: request.body instanceof Readable ? request.body : Readable.from([]),
    signal: gone.signal,
  };
}

function callOf({ headers, ip }: FastifyRequest): Call {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const authorization = header(CallHeader.authorization);
  const locale = localeOf(header(CallHeader.locale));
  return {
    requestId: header(CallHeader.requestId) ?? randomUUID(),
    clientAddress: header(CallHeader.clientAddress) ?? ip,
    ...(authorization === undefined ? {} : { authorization }),
    ...(locale === undefined ? {} : { locale }),
  };
}
