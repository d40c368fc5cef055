import { randomUUID } from 'node:crypto';
import { Locale, localeOf, OUR_FAULT, type Call, type SubgraphEndpoint } from '@podium/platform-graphql';
import { fastify, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { ResponseCache } from './cache/response-cache.js';
import { NODE_SUBGRAPH } from './compose/node-subgraph.js';
import { chooseEngine, engineWanted } from './engine/choose-engine.js';
import { askSubgraphs, withKeyPerMutation, type EngineName } from './engine/engine.js';
import { askGraph } from './graph/ask-graph.js';
import { Documents } from './graph/documents.js';
import { Graph } from './graph/graph.js';
import { nodeEndpoint } from './graph/node-endpoint.js';
import { readSupergraph } from './graph/supergraph.js';
import { mountExplorer } from './http/explorer.js';
import { bodiesWithin } from './http/bodies-within.js';
import { mountGraphql, type OnOperation } from './http/graphql-route.js';
import { mountPages } from './http/pages-route.js';
import { addSecurityHeaders } from './http/security-headers.js';
import { mountSession } from './http/session-route.js';
import { DEFAULT_LIMITS, LimitCode, type Limits } from './limits/limits.js';
import { COUNTED, mostOf } from './limits/words.js';
import { DEFAULT_RATES, type Rates } from './limits/rates.js';
import { Subscriptions, SUBSCRIPTION_LIMITS, type SubscriptionLimits } from './subscriptions/subscriptions.js';
import { forwardRoutes, longestOf, type ForwardedRoutes } from './routes/forward-routes.js';

/** What the gateway has to report. Nothing in it is personal. */
export interface GatewayLog {
  /** Why the planner is not used although nobody asked for stitching. */
  plannerMissing?(error: unknown): void;
  unreachable?(unreachable: { subgraph: string; error: unknown; call: Call }): void;
  failed?(failure: { error: unknown; call?: Call }): void;
}

export interface GatewayOptions {
  /** By the subgraph's name in the supergraph: in this process or over HTTP. */
  endpoints: Readonly<Record<string, SubgraphEndpoint>>;
  /** The composed supergraph's text. */
  supergraph: string;
  limits?: Partial<Limits>;
  /** Absent: what PODIUM_GATEWAY_ENGINE says, else the planner where its native module loads. */
  engine?: EngineName | undefined;
  host?: string;
  /** 0 takes a free one. */
  port?: number;
  /** Proxies whose X-Forwarded-For is believed, as Fastify takes it; `loopback` when absent. */
  trustProxy?: string | string[] | boolean;
  /** Replaces what is read from the request's headers. */
  createCall?: (request: FastifyRequest) => Call;
  /** What is missing of all that stands behind the gateway; `[]` when everything is ready. */
  ready?: () => Promise<string[]>;
  /** What services state as routes. */
  forwarded?: readonly ForwardedRoutes[];
  /** Further routes of the gateway itself: metrics. Called before the server listens. */
  routes?: (server: FastifyInstance) => void | Promise<void>;
  onOperation?: OnOperation;
  log?: GatewayLog;
  /** How many documents, and how many public answers, are kept. */
  documents?: number;
  answers?: number;
  /** Told how large a public answer was that is too large to be kept. */
  onAnswerTooLarge?: (bytes: number) => void;
  /** What one client may ask for; see limits/rates.ts. */
  rates?: Partial<Rates>;
  /** How many streams there may be at once. */
  subscriptions?: Partial<SubscriptionLimits>;
  /** How long clients and subgraphs may take, in milliseconds. */
  patience?: Partial<Patience>;
  /** The folder of the built pages; absent, or when nothing was built there: the graph alone. */
  pages?: string;
  /** How long a browser that signed in keeps its session, in seconds. */
  sessionSeconds?: number;
}

export interface Patience {
  /** For the headers of a request, from the connection's beginning. */
  headers: number;
  /** For a whole request. */
  request: number;
  /** Between two requests of one connection. */
  idle: number;
  /** For a subgraph's answer. */
  subgraph: number;
}

/** As long as a session lives when nobody set it otherwise. */
const TWO_WEEKS = 14 * 24 * 60 * 60;
const PATIENCE: Patience = { headers: 15_000, request: 30_000, idle: 20_000, subgraph: 60_000 };

export interface Gateway {
  /** `http://127.0.0.1:4000` */
  readonly url: string;
  readonly engine: EngineName;
  close(): Promise<void>;
}

/** Starts the one address of the graph: /graphql, /explorer, /health/live, /health/ready. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { log = {}, host = '127.0.0.1', port = 0 } = options;
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits };
  const supergraph = readSupergraph(options.supergraph);
  const patience = { ...PATIENCE, ...options.patience };
  const endpoints: Record<string, SubgraphEndpoint> = { ...options.endpoints };
  // The gateway is a subgraph of its own graph, which asks the others.
  if (supergraph.nodes.size > 0 && supergraph.subgraphs.includes(NODE_SUBGRAPH)) {
    const nodes: SubgraphEndpoint = nodeEndpoint(supergraph, (name, request) => ask(name, request));
    endpoints[NODE_SUBGRAPH] = nodes;
  }
  const ask = askSubgraphs(supergraph, endpoints, (unreachable) => log.unreachable?.(unreachable), patience.subgraph);
  const engine = await chooseEngine(supergraph, withKeyPerMutation(ask), options.engine ?? engineWanted(), (error) =>
    log.plannerMissing?.(error),
  );
  const rates = { ...DEFAULT_RATES, ...options.rates };
  const createCall = options.createCall ?? callOf;
  const forwardedRoutes = options.forwarded ?? [];
  const server = fastify({
    bodyLimit: limits.bodyBytes,
    // Slow and half-open connections are closed, also those that never say a word.
    requestTimeout: Math.max(patience.request, longestOf(forwardedRoutes)),
    keepAliveTimeout: patience.idle,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: Math.min(5_000, patience.headers) },
    trustProxy: options.trustProxy ?? 'loopback',
    // Requests in hand are answered; connections that are merely kept must not keep a closing server open.
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: () => randomUUID(),
  });
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const locale = localeOf(request.headers['accept-language']) ?? Locale.EN;
    const { status, code, message } = refusalOf(error, limits, locale);
    if (status === 500) log.failed?.({ error });
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  addSecurityHeaders(server);
  bodiesWithin(server, patience.request);
  const graph = new Graph(supergraph, ask, engine, limits, (failure) => log.failed?.(failure));
  const documents = new Documents(supergraph, limits, options.documents ?? 1000);
  const subscriptions = new Subscriptions({
    graph,
    limits: { ...SUBSCRIPTION_LIMITS, ...options.subscriptions },
    watch: (subgraph, request, signal) => {
      const subscribe = endpoints[subgraph]?.subscribe?.bind(endpoints[subgraph]);
      if (!subscribe) throw new Error(`nothing of ${subgraph} can be watched`);
      return subscribe(request, signal);
    },
  });
  mountGraphql(server, {
    graph,
    subscriptions,
    documents,
    cache: new ResponseCache({
      ...(options.answers === undefined ? {} : { answers: options.answers }),
      ...(options.onAnswerTooLarge === undefined ? {} : { onTooLarge: options.onAnswerTooLarge }),
    }),
    rates,
    createCall,
    onOperation: options.onOperation,
    onFailure: (failure) => log.failed?.(failure),
  });
  mountSession(server, {
    ask: askGraph(graph, documents),
    callOf: createCall,
    seconds: options.sessionSeconds ?? TWO_WEEKS,
  });
  forwardRoutes(server, forwardedRoutes, {
    createCall,
    limitRates: rates.requests > 0,
    onUnreachable: (unreachable) => log.unreachable?.(unreachable),
  });
  mountExplorer(server);
  if (options.pages !== undefined) mountPages(server, options.pages);
  mountHealth(server, options.ready);
  await options.routes?.(server);
  const url = await server.listen({ host, port });
  return { url, engine: engine.name, close: () => server.close() };
}

function callOf(request: FastifyRequest): Call {
  const { authorization } = request.headers;
  const idempotencyKey = request.headers['idempotency-key'];
  const locale = localeOf(request.headers['accept-language']);
  return {
    requestId: request.id,
    clientAddress: request.ip,
    ...(authorization === undefined ? {} : { authorization }),
    ...(typeof idempotencyKey === 'string' && idempotencyKey !== '' ? { idempotencyKey } : {}),
    ...(locale === undefined ? {} : { locale }),
  };
}

function mountHealth(server: FastifyInstance, ready: () => Promise<string[]> = () => Promise.resolve([])): void {
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    // A check that fails to check has found something, too.
    const missing = await ready().catch(() => ['the check itself']);
    const body = missing.length === 0 ? { status: 'ready' } : { status: 'not ready', missing };
    return reply.status(missing.length === 0 ? 200 : 503).send(body);
  });
}

function refusalOf(
  error: FastifyError,
  limits: Limits,
  locale: Locale,
): { status: number; code: string; message: string } {
  if (error.statusCode === 413) {
    return { status: 413, code: LimitCode.tooLarge, message: mostOf(limits.bodyBytes, COUNTED.bytes)[locale] };
  }
  const status = error.statusCode !== undefined && error.statusCode < 500 ? error.statusCode : 500;
  return status === 500
    ? { status, code: 'INTERNAL', message: OUR_FAULT[locale] }
    : { status, code: 'BAD_REQUEST', message: error.message };
}
