import { createHash } from 'node:crypto';
import { guardAudience, type RequestContext } from '@podium/platform-access';
import {
  BodyTooLarge,
  CodedError,
  ErrorCode,
  headersPassedOn,
  nameOf,
  type Call,
  type RouteAnswer,
  type RouteEndpoint,
  type RouteRequest,
} from '@podium/platform-graphql';
import type { Get } from '../get.js';
import { NOT_HERE, refusedRoute, type Answer, type Asked, type Route, type Routes } from './route.js';

export interface RouteServerParts {
  routes: Routes | undefined;
  /** Who asks, by the token that came along. @throws {TokenNotGood} */
  contextOf(call: Call): Promise<RequestContext>;
  /** For whoever asks with a key: it is no token, and makes nobody somebody. */
  nobody(call: Call): RequestContext;
  get: Get;
  /** Told of what is nobody's expected refusal. */
  onFault: (error: Error) => void;
}

/** Answers a service's routes in its own process: asks who it is, then the route. */
export class RouteServer implements RouteEndpoint {
  private readonly byName: ReadonlyMap<string, Route>;

  constructor(private readonly parts: RouteServerParts) {
    const { prefix = '', routes = [] } = parts.routes ?? {};
    this.byName = new Map(routes.map((route) => [nameOf(prefix, route), route]));
  }

  async serve(request: RouteRequest): Promise<RouteAnswer> {
    const route = this.byName.get(request.route);
    if (!route) return asSent(NOT_HERE);
    try {
      return conditional(route, request, await this.answer(route, request));
    } catch (error) {
      if (error instanceof BodyTooLarge) throw error;
      return asSent(this.refusal(error, request));
    }
  }

  private async answer(route: Route, { params, search, headers, body, call, signal }: RouteRequest): Promise<Answer> {
    const { contextOf, nobody, get } = this.parts;
    const context = route.audience === 'key' ? nobody(call) : await contextOf(call);
    const query = new URLSearchParams(search);
    const asked: Asked = { params, query, headers: headersPassedOn(headers), body, call, context, signal };
    if (route.audience !== 'key') await guardAudience(route.path, { audience: route.audience }, context);
    else if (!route.holdsKey?.(asked, get))
      return refusedRoute(403, ErrorCode.forbidden, 'This opens with its key alone.');
    return route.answer(asked, get);
  }

  private refusal(error: unknown, { call }: RouteRequest): Answer {
    const code = (error as { extensions?: { code?: unknown } }).extensions?.code;
    if (typeof code !== 'string') {
      this.parts.onFault(error as Error);
      return refusedRoute(500, ErrorCode.internal, 'Something went wrong on our side.');
    }
    const message = error instanceof CodedError ? error.messageIn(call.locale) : (error as Error).message;
    const refused = refusedRoute(STATUS[code] ?? 400, code, message);
    return refused.status === 503 ? { ...refused, headers: { ...refused.headers, 'retry-after': '5' } } : refused;
  }
}

const STATUS: Readonly<Record<string, number>> = {
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.unavailable]: 503,
  [ErrorCode.internal]: 500,
};

/** Says how long an answer may be kept, and 304 to whoever has it already. */
function conditional({ method, audience }: Route, { headers }: RouteRequest, answer: Answer): RouteAnswer {
  const sent = asSent(answer);
  if (answer.keepSeconds === undefined) {
    sent.headers['cache-control'] ??= 'no-store';
    return sent;
  }
  const who = audience === 'public' ? 'public' : 'private';
  sent.headers['cache-control'] ??=
    answer.keepSeconds > 0 ? `${who}, max-age=${answer.keepSeconds}` : `${who}, no-cache`;
  if (method !== 'GET' || sent.status !== 200) return sent;
  if (typeof sent.body === 'string' || Buffer.isBuffer(sent.body))
    sent.headers['etag'] ??= `"${createHash('sha256').update(sent.body).digest('base64url').slice(0, 32)}"`;
  const { etag } = sent.headers;
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (etag === undefined || !(known.includes(etag) || known.includes('*'))) return sent;
  if (typeof sent.body === 'object' && 'destroy' in sent.body) sent.body.destroy();
  const { 'content-type': _type, 'content-length': _length, ...kept } = sent.headers;
  return { status: 304, headers: kept, body: '' };
}

function asSent({ status = 200, headers = {}, body = '' }: Answer): RouteAnswer {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { status, headers: Object.fromEntries(lower), body };
}
