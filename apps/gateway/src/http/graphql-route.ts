import type { ServerResponse } from 'node:http';
import {
  checkVariables,
  CodedError,
  ErrorCode,
  localeOf,
  OUR_FAULT,
  requestHash,
  type Call,
} from '@podium/platform-graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import { createHandler, type Handler } from 'graphql-http';
import type { CachedAnswer, FreshAnswer, ResponseCache } from '../cache/response-cache.js';
import { withCode } from '../graph/coded.js';
import { allowEveryOrigin, readFromEveryOrigin } from './cross-origin.js';
import type { Documents } from '../graph/documents.js';
import type { Graph } from '../graph/graph.js';
import { RateLimit, type Rates } from '../limits/rates.js';
import type { Operation } from '../graph/operation.js';
import type { Subscriptions } from '../subscriptions/subscriptions.js';
import { wireFor, type Wire } from '../subscriptions/wire.js';
import { answerAsStream, saidOut } from './stream-route.js';
import { IN_EVERY_LANGUAGE, spoken, tooMany, written } from './written-answer.js';

/** What one request has become on its way through the handler. */
interface Passage {
  request: FastifyRequest;
  text: string;
  operation?: Operation;
  result?: ExecutionResult;
}

/** Told of every operation that ran, for metrics and logs. Nothing personal is in it. */
export type OnOperation = (ran: {
  type: Operation['type'];
  operationName: string | undefined;
  subgraph: string | undefined;
  milliseconds: number;
  outcome: 'answered' | 'errors';
  errorCodes: string[];
}) => void;

export interface GraphQLRoute {
  graph: Graph;
  subscriptions: Subscriptions;
  documents: Documents;
  cache: ResponseCache;
  rates: Rates;
  createCall: (request: FastifyRequest) => Call;
  onOperation?: OnOperation | undefined;
  onFailure: (failure: { error: unknown; call: Call }) => void;
}

/** POST and GET /graphql as GraphQL over HTTP says. */
export function mountGraphql(fastify: FastifyInstance, route: GraphQLRoute): void {
  const unknownDocuments = new RateLimit(route.rates.documents, route.rates.documents * 60);
  const handle = graphqlHandler(route, unknownDocuments);
  const open = new Set<ServerResponse>();
  // A connection whose answer has ended counts as idle, and would be cut with its last words still in it.
  fastify.addHook('preClose', async () => {
    route.subscriptions.close();
    await saidOut(open);
  });
  const stream = async (wire: Wire, request: FastifyRequest, reply: FastifyReply) => {
    try {
      const isStreams = await answerAsStream(
        { ...route, open, onDocument: (text) => route.documents.knows(text) || unknownDocuments.take(request.ip) },
        wire,
        request,
        reply,
      );
      return isStreams ? reply : await answer(route.cache, handle, request, reply);
    } catch (error) {
      return send(reply, tooMany(error, request));
    }
  };
  const requests = new RateLimit(route.rates.requests, route.rates.requests * 10);
  const respond = (request: FastifyRequest, reply: FastifyReply) => {
    try {
      requests.take(request.ip);
    } catch (error) {
      return send(reply, tooMany(error, request));
    }
    const wire = wireFor(request.headers.accept);
    return wire ? stream(wire, request, reply) : answer(route.cache, handle, request, reply);
  };
  void fastify.register(async (scope) => {
    // The body stays text: answers are kept under it, and parsing is the handler's.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    readFromEveryOrigin(scope);
    allowEveryOrigin(scope, '/graphql', 'GET, POST');
    scope.route({ method: ['GET', 'POST'], url: '/graphql', handler: respond });
    scope.route({
      method: ['PUT', 'PATCH', 'DELETE'],
      url: '/graphql',
      handler: (_request, reply) => reply.status(405).header('allow', 'GET, POST').send(),
    });
  });
}

type Handle = Handler<FastifyRequest, Passage>;

async function answer(
  cache: ResponseCache,
  handle: Handle,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const question = request.headers.authorization === undefined ? questionOf(request) : undefined;
  if (question === undefined) return send(reply, (await afresh(handle, request)).answer);
  return send(reply, cache.find(question) ?? (await cache.renew(question, () => afresh(handle, request))));
}

/** Everything the answer depends on when nobody is signed in. */
function questionOf({ method, url, headers, body }: FastifyRequest): string {
  const asked = method === 'GET' ? url : (body as string | undefined);
  const locale = localeOf(headers['accept-language']) ?? '';
  return `${method}\n${headers.accept ?? ''}\n${locale}\n${headers['content-type'] ?? ''}\n${asked ?? ''}`;
}

async function afresh(handle: Handle, request: FastifyRequest): Promise<FreshAnswer> {
  const text = typeof request.body === 'string' ? request.body : '';
  const passage: Passage = { request, text };
  const [body, { status, headers }] = await handle({
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: text,
    raw: request,
    context: passage,
  });
  const { operation, result } = passage;
  const locale = localeOf(request.headers['accept-language']);
  return {
    answer: { status, headers: headers ?? {}, body: Buffer.from(result ? (body ?? '') : spoken(body ?? '', locale)) },
    seconds: result?.data != null && !result.errors ? operation?.cacheSeconds : undefined,
  };
}

function send(reply: FastifyReply, { status, headers, body }: CachedAnswer): FastifyReply {
  reply.status(status).headers(headers);
  return body.length === 0 ? reply.send() : reply.send(body);
}

function graphqlHandler(
  { graph, documents, createCall, onOperation, onFailure }: GraphQLRoute,
  unknownDocuments: RateLimit,
): Handle {
  type Args = {
    document: DocumentNode;
    operationName?: string | null;
    variableValues?: unknown;
    contextValue?: unknown;
  };
  const run = async ({ document, operationName, variableValues, contextValue }: Args): Promise<ExecutionResult> => {
    const passage = contextValue as Passage;
    const call = createCall(passage.request);
    try {
      const variables = (variableValues ?? {}) as Record<string, unknown>;
      checkVariables(variables);
      const operation = documents.operation(document, operationName);
      passage.operation = operation;
      if (call.idempotencyKey !== undefined) call.requestHash = requestHash(operation.remote?.text ?? '', variables);
      const from = performance.now();
      passage.result = await graph.run(operation, operationName ?? undefined, variables, call);
      onOperation?.(ranAs(operation, operationName, passage.result, performance.now() - from));
      return passage.result;
    } catch (error) {
      if (error instanceof CodedError) return { errors: [error.toldIn(call.locale)] };
      onFailure({ error, call });
      return { errors: [new CodedError(ErrorCode.internal, OUR_FAULT).toldIn(call.locale)] };
    }
  };
  return createHandler<FastifyRequest, Passage, Passage & Record<PropertyKey, unknown>>({
    schema: graph.supergraph.schema,
    context: ({ context }) => context as Passage & Record<PropertyKey, unknown>,
    onSubscribe: ({ raw }, { query }) => {
      if (documents.knows(query)) return;
      try {
        unknownDocuments.take(raw.ip);
      } catch (error) {
        const { status, headers, body } = tooMany(error, raw);
        return [String(body), { status, statusText: 'Too Many Requests', headers }];
      }
    },
    parse: (source) => documents.parse(source as string),
    validate: (schema, document) => documents.validate(schema, document),
    execute: run,
    onOperation: (request, _args, result) => written(request.raw.headers.accept, result),
    formatError: (error) =>
      error instanceof CodedError && error.text
        ? new GraphQLError(error.message, { extensions: { ...error.extensions, [IN_EVERY_LANGUAGE]: error.text } })
        : error instanceof GraphQLError
          ? withCode(error, ErrorCode.badUserInput)
          : new GraphQLError(error.message, { extensions: { code: 'BAD_REQUEST' } }),
  });
}

function ranAs(
  { type, remote }: Operation,
  operationName: string | null | undefined,
  { errors = [] }: ExecutionResult,
  milliseconds: number,
): Parameters<OnOperation>[0] {
  return {
    type,
    operationName: operationName ?? undefined,
    subgraph: remote?.subgraph,
    milliseconds,
    outcome: errors.length > 0 ? 'errors' : 'answered',
    errorCodes: errors.map(({ extensions }) => String(extensions?.['code'])),
  };
}
