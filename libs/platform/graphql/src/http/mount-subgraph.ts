import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call, SubgraphEndpoint, SubgraphRequest } from '../call.js';
import { checkVariables } from '../execution/check-variables.js';
import { BadUserInput, ErrorCode } from '../execution/coded-error.js';
import { localeOf } from '../text/accept-language.js';
import { SubscriptionRefused } from '../execution/topics.js';
import type { Watchable } from '../execution/watched.js';
import { CallHeader } from './headers.js';
import { CHANGES_BEAT_MS } from './remote-changes.js';
import { requestHash } from './request-hash.js';

export interface MountOptions {
  /** Whether this token proves that it is the gateway who asks. Nobody else is answered. */
  isGateway: (token: unknown) => boolean;
  /** Most bytes of one request; 1 MiB when absent. */
  bodyLimit?: number;
}

/** What lets the gateway watch. */
export interface Watched {
  /** What one subscription watches. @throws {SubscriptionRefused} */
  topics(request: SubgraphRequest): Promise<string[]>;
  changes: Watchable;
}

interface Body {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/**
 * Serves a subgraph at POST /graphql, for the gateway of a Podium whose services run apart. Whoever is not the gateway is refused before
 * the body is read: limits, and the client's address, are the gateway's word.
 */
export function mountSubgraph(
  fastify: FastifyInstance,
  executor: SubgraphEndpoint & Partial<Watched>,
  options: MountOptions,
): void {
  const { isGateway, bodyLimit = 1_048_576 } = options;
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    if (isGateway(request.headers[CallHeader.gateway])) return;
    const refused = { message: 'This service answers the gateway alone.', extensions: { code: ErrorCode.forbidden } };
    return reply.status(403).send({ errors: [refused] });
  };
  const { topics, changes } = executor;
  if (topics && changes) mountWatched(fastify, { topics, changes }, onRequest);
  fastify.post('/graphql', { bodyLimit, onRequest }, async (request, reply) => {
    const body = readBody(request.body);
    if (!body) {
      return reply.status(400).send({
        errors: [
          { message: 'Expected {query, operationName?, variables?}.', extensions: { code: ErrorCode.badUserInput } },
        ],
      });
    }
    try {
      // Before its hash is made, which recurses over it.
      checkVariables(body.variables);
    } catch (error) {
      if (!(error instanceof BadUserInput)) throw error;
      return reply.status(400).send({ errors: [{ message: error.message, extensions: error.extensions }] });
    }
    const result = await executor.execute({ ...body, call: callOf(request, body) });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(result));
  });
}

type OnRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** POST /graphql/topics: what a subscription watches. GET /graphql/changes: everything that changes, a line each time. */
function mountWatched(fastify: FastifyInstance, { topics, changes }: Watched, onRequest: OnRequest): void {
  fastify.post('/graphql/topics', { onRequest }, async (request, reply) => {
    const body = readBody(request.body);
    if (!body)
      return reply.status(400).send({ errors: [{ message: 'Expected {query, operationName?, variables?}.' }] });
    try {
      return { topics: await topics({ ...body, call: callOf(request, body) }) };
    } catch (error) {
      if (!(error instanceof SubscriptionRefused)) throw error;
      return { errors: [{ message: error.message, extensions: error.extensions }] };
    }
  });
  fastify.get('/graphql/changes', { onRequest }, async (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    const say = (line: string) => void reply.raw.write(`${line}\n`);
    const beat = setInterval(() => say(''), CHANGES_BEAT_MS);
    let stop = () => {};
    reply.raw.on('close', () => {
      clearInterval(beat);
      stop();
    });
    stop = await changes.watchAll((changed) => say(changed.length === 0 ? 'gap' : changed.join('\t')));
    if (reply.raw.destroyed) stop();
    else say('listening');
  });
}

function readBody(body: unknown): Body | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, operationName, variables } = body as Record<string, unknown>;
  if (typeof query !== 'string') return undefined;
  if (operationName != null && typeof operationName !== 'string') return undefined;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) return undefined;
  return {
    query,
    ...(operationName == null ? {} : { operationName }),
    ...(variables == null ? {} : { variables: variables as Record<string, unknown> }),
  };
}

function callOf(request: FastifyRequest, body: Body): Call {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const authorization = header(CallHeader.authorization);
  const idempotencyKey = header(CallHeader.idempotencyKey);
  const hash =
    header(CallHeader.requestHash) ??
    (idempotencyKey === undefined ? undefined : requestHash(body.query, body.variables));
  const clientAddress = header(CallHeader.clientAddress) ?? request.ip;
  const locale = localeOf(header(CallHeader.locale));
  return {
    requestId: header(CallHeader.requestId) ?? randomUUID(),
    clientAddress,
    ...(authorization === undefined ? {} : { authorization }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    ...(hash === undefined ? {} : { requestHash: hash }),
    ...(locale === undefined ? {} : { locale }),
  };
}
