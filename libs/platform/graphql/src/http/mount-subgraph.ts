import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Call, SubgraphEndpoint } from '../call.js';
import { checkVariables } from '../execution/check-variables.js';
import { BadUserInput, ErrorCode } from '../execution/coded-error.js';
import { localeOf } from '../text/accept-language.js';
import { CallHeader } from './headers.js';
import { requestHash } from './request-hash.js';

export interface MountOptions {
  /** Shared with the gateway. Without it nobody's word about the client's address is believed. */
  gatewaySecret?: string | undefined;
  /** Most bytes of one request; 1 MiB when absent. */
  bodyLimit?: number;
}

interface Body {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
}

/** Serves a subgraph at POST /graphql, for the gateway of a Podium whose services run apart. Not meant for browsers. */
export function mountSubgraph(fastify: FastifyInstance, executor: SubgraphEndpoint, options: MountOptions = {}): void {
  const { gatewaySecret, bodyLimit = 1_048_576 } = options;
  fastify.post('/graphql', { bodyLimit }, async (request, reply) => {
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
    const result = await executor.execute({ ...body, call: callOf(request, body, gatewaySecret) });
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(result));
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

function callOf(request: FastifyRequest, body: Body, secret: string | undefined): Call {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const believed = secret !== undefined && same(header(CallHeader.gateway), secret);
  const authorization = header(CallHeader.authorization);
  const idempotencyKey = header(CallHeader.idempotencyKey);
  const hash =
    (believed ? header(CallHeader.requestHash) : undefined) ??
    (idempotencyKey === undefined ? undefined : requestHash(body.query, body.variables));
  const clientAddress = (believed ? header(CallHeader.clientAddress) : undefined) ?? request.ip;
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

function same(given: string | undefined, secret: string): boolean {
  // Digests have one length, which timingSafeEqual asks for, and give away nothing of the secret's.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(secret));
}
