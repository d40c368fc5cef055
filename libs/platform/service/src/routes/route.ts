import type { Readable } from 'node:stream';
import type { AudienceName, RequestContext } from '@podium/platform-access';
import { nameOf, type Call, type RoutesStatement, type RouteStatement } from '@podium/platform-graphql';
import type { Get } from '../get.js';

/**
 * What a service answers besides its graph: files, open data, calendars, pages. A service states its routes as data beside its
 * module, under one prefix; the gateway forwards them, in one process by a call, apart over HTTP. So this is all there is to do:
 *
 *     export const resultsRoutes = routesUnder('/results', [
 *       {
 *         method: 'GET',
 *         path: '/:editionCode/winners.json',
 *         audience: 'public',
 *         about: 'Released awards of an edition, as open data.',
 *         limits: { perSecond: 20 },
 *         answer: async ({ params }, get) => json(await get(OpenData).winners(params['editionCode'])),
 *       },
 *     ]);
 *
 * and `routes: resultsRoutes` in the service's definition; `npm run generate` tells the gateway. What must hold for every route
 * is not a route's business: the gateway refuses what is too large, too slow, too often or has the wrong method, and strips what
 * belongs to a connection; the service then asks who it is, by the token that came along.
 */
export interface Route extends RouteStatement {
  /** Who may knock, as for operations of the graph; `key`: whoever has the key that the route's own `holdsKey` looks for. */
  audience: AudienceName | 'key';
  /** Answers one request. A CodedError is answered by its status: 401, 403, 400, 503; NOT_HERE alike for hidden and missing. */
  answer(asked: Asked, get: Get): Answer | Promise<Answer>;
  /** Of the audience `key`, and of no other: whether the request brought the key that opens this route. */
  holdsKey?(asked: Asked, get: Get): boolean;
}

/** The routes of one service, all under one prefix. */
export interface Routes {
  prefix: string;
  routes: readonly Route[];
}

/** One request, whichever way it came. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Lower-case names. None that belongs to a connection, no cookie, none of ours. */
  headers: Readonly<Record<string, string>>;
  /** Ends at once where none was sent. Fails with BodyTooLarge beyond the route's limit. */
  body: Readable;
  call: Call;
  /** Who asks. Nobody, for the audience `key`. */
  context: RequestContext;
  /** Aborted when the client has gone, or the time is over. */
  signal: AbortSignal;
}

export interface Answer {
  /** 200 when absent. */
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer | Readable;
  /**
   * For how many seconds anybody may keep a public answer; one for people is kept by themselves alone. 0: ask again each time, and
   * hear 304 while nothing has changed. Absent: nobody keeps it. With it a text or buffer gets an ETag.
   */
  keepSeconds?: number;
}

/** The same for what does not exist and what may not be seen. */
export const NOT_HERE: Answer = { status: 404, ...body('NOT_FOUND', 'There is nothing here for you.') };

export function json(value: unknown, more: Omit<Answer, 'body'> = {}): Answer {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...more.headers };
  return { ...more, headers, body: JSON.stringify(value) };
}

/** A refusal as the graph words one, so that clients read both alike. */
export function refusedRoute(status: number, code: string, message: string): Answer {
  return { status, ...body(code, message) };
}

function body(code: string, message: string): Answer {
  return json({ errors: [{ message, extensions: { code } }] });
}

const PREFIX = /^\/[a-z.][a-z-]*$/;
const PATH = /^(\/(?!\.{1,2}(\/|$))([\w.~-]|:[a-zA-Z]+)+)*$/;
/** What the gateway answers itself, and what is nobody's business outside. */
const TAKEN: ReadonlySet<string> = new Set([
  '/graphql',
  '/explorer',
  '/session',
  '/assets',
  '/health',
  '/metrics',
  '/internal',
]);

/**
 * @param prefix  one word after a slash: `/results`
 * @throws for a route that could not be forwarded, or that does not say who may use it
 */
export function routesUnder(prefix: string, routes: readonly Route[]): Routes {
  if (!PREFIX.test(prefix) || TAKEN.has(prefix)) throw new Error(`${prefix} is no prefix that a service may have`);
  const seen = new Set<string>();
  for (const route of routes) {
    const name = nameOf(prefix, route);
    if (!PATH.test(route.path)) throw new Error(`${name}: no path that is forwarded`);
    if (!route.audience) throw new Error(`${name} does not say who may use it: state an audience`);
    if ((route.audience === 'key') !== (route.holdsKey !== undefined))
      throw new Error(`${name}: the audience key, and no other, says by holdsKey who has the key`);
    if (seen.has(name)) throw new Error(`${name} is stated twice`);
    seen.add(name);
  }
  return { prefix, routes };
}

/** A service's routes as the gateway knows them. */
export function statementOf({ prefix, routes }: Routes): RoutesStatement {
  return {
    prefix,
    routes: routes.map(({ method, path, audience, about, limits, options }) => ({
      method,
      path,
      audience,
      about,
      ...(limits ? { limits } : {}),
      ...(options ? { options } : {}),
    })),
  };
}
