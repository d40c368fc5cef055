import { Transform, type Readable } from 'node:stream';
import {
  BodyTooLarge,
  headersPassedOn,
  isUnsafe,
  nameOf,
  requestOf,
  ROUTE_LIMITS,
  takeBodiesAsStreams,
  type Call,
  type RouteAnswer,
  type RouteEndpoint,
  type RouteLimits,
  type RoutesStatement,
} from '@podium/platform-graphql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OwnTime } from '../http/bodies-within.js';
import { allowEveryOrigin, readFromEveryOrigin } from '../http/cross-origin.js';
import { LimitCode } from '../limits/limits.js';
import { RateLimit, TooManyRequests } from '../limits/rates.js';

/** The routes of one service, and the way to it. */
export interface ForwardedRoutes {
  service: string;
  statement: RoutesStatement;
  endpoint: RouteEndpoint;
}

export interface ForwardOptions {
  createCall: (request: FastifyRequest) => Call;
  /** Whether clients are counted at all. */
  limitRates: boolean;
  onUnreachable: (unreachable: { subgraph: string; error: unknown; call: Call }) => void;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * Forwards what services state as routes, and nothing else: a path that nobody states is not there, and a method that nobody states
 * for it is refused here.
 * @throws when two services state the same prefix
 */
export function forwardRoutes(server: FastifyInstance, all: readonly ForwardedRoutes[], options: ForwardOptions): void {
  const prefixes = all.map(({ statement }) => statement.prefix);
  const twice = prefixes.find((prefix, at) => prefixes.indexOf(prefix) !== at);
  if (twice !== undefined) throw new Error(`two services state routes under ${twice}`);
  void server.register(async (scope) => {
    takeBodiesAsStreams(scope);
    readFromEveryOrigin(scope);
    for (const each of all) mountService(scope, each, options);
  });
}

function mountService(
  scope: FastifyInstance,
  { service, statement, endpoint }: ForwardedRoutes,
  options: ForwardOptions,
) {
  const { prefix, routes } = statement;
  const methods = new Map<string, string[]>();
  for (const route of routes) {
    methods.set(route.path, [...(methods.get(route.path) ?? []), route.method]);
    const limits = { ...ROUTE_LIMITS, ...route.limits };
    const rate = new RateLimit(options.limitRates ? limits.perSecond : 0, limits.perSecond * 10);
    const forward = { name: nameOf(prefix, route), service, endpoint, limits, options };
    scope.route({
      method: route.method,
      url: prefix + route.path,
      bodyLimit: limits.bodyBytes,
      config: { ownTime: true } satisfies OwnTime,
      onRequest: async (request, reply) => {
        if (isUnsafe(request.params as Record<string, string>)) return reply.callNotFound();
        try {
          rate.take(request.ip);
        } catch (error) {
          if (!(error instanceof TooManyRequests)) throw error;
          void reply.header('retry-after', String(error.retryAfter));
          return refuse(reply, 429, LimitCode.tooManyRequests, error.message);
        }
      },
      handler: (request, reply) => forwarded(forward, request, reply),
    });
  }
  for (const [path, stated] of methods) {
    const others = METHODS.filter((method) => !stated.includes(method));
    const allow = [...stated, ...(stated.includes('GET') ? ['HEAD'] : [])].join(', ');
    scope.route({
      method: others,
      url: prefix + path,
      handler: (_, reply) => reply.status(405).header('allow', allow).send(),
    });
    const more = Object.assign({}, ...routes.map((route) => (route.path === path ? route.options : undefined)));
    allowEveryOrigin(scope, prefix + path, allow, more as Record<string, string>);
  }
}

/** How long the slowest of them may take, in milliseconds. */
export function longestOf(all: readonly ForwardedRoutes[]): number {
  const routes = all.flatMap(({ statement }) => statement.routes);
  return 1000 * Math.max(0, ...routes.map(({ limits }) => limits?.seconds ?? ROUTE_LIMITS.seconds));
}

interface Forward {
  name: string;
  service: string;
  endpoint: RouteEndpoint;
  limits: RouteLimits;
  options: ForwardOptions;
}

async function forwarded(forward: Forward, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { name, service, endpoint, limits, options } = forward;
  const call = options.createCall(request);
  const asked = requestOf(request, reply);
  const late = AbortSignal.timeout(limits.seconds * 1000);
  const signal = AbortSignal.any([asked.signal, late]);
  const body = new AtMost(limits.bodyBytes);
  asked.body.on('error', (error: Error) => body.destroy(error)).pipe(body);
  // Whoever does not read it to its end must not bring the process down by its failing.
  body.on('error', () => undefined);
  try {
    const answering = endpoint.serve({
      ...asked,
      route: name,
      headers: headersPassedOn(asked.headers),
      body,
      call,
      signal,
    });
    const answer = await inTime(answering, late);
    if (body.exceeded) throw body.exceeded;
    return passOn(reply, answer, signal);
  } catch (error) {
    // What is still coming is not waited for.
    if (!request.raw.complete) void reply.header('connection', 'close');
    if (body.exceeded) return refuse(reply, 413, LimitCode.tooLarge, body.exceeded.message);
    if (late.aborted) {
      const [status, whose] = request.raw.complete ? [504, 'The answer'] : [408, 'The request'];
      return refuse(reply, status as number, 'TOO_SLOW', `${whose} took longer than ${limits.seconds} s.`);
    }
    options.onUnreachable({ subgraph: service, error, call });
    void reply.header('retry-after', '5');
    return refuse(reply, 503, 'UNAVAILABLE', `${service} cannot be reached at the moment.`);
  } finally {
    if (!body.readableEnded) body.destroy();
  }
}

function passOn(reply: FastifyReply, { status, headers, body }: RouteAnswer, signal: AbortSignal): FastifyReply {
  if (typeof body !== 'string' && !Buffer.isBuffer(body)) destroyWith(signal, body);
  return reply.status(status).headers(headersPassedOn(headers)).send(body);
}

function destroyWith(signal: AbortSignal, stream: Readable): void {
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', stop));
}

/** Counts what passes, and lets no more pass than may. */
class AtMost extends Transform {
  exceeded: BodyTooLarge | undefined;
  private bytes = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length;
    if (this.bytes > this.limit) done((this.exceeded = new BodyTooLarge(this.limit)));
    else done(null, chunk);
  }
}

/** @throws as soon as the time is over, whatever the work does then */
async function inTime<T>(work: Promise<T>, late: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  let stop = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('too late'));
    late.addEventListener('abort', stop);
  });
  return Promise.race([work, over]).finally(() => late.removeEventListener('abort', stop));
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
