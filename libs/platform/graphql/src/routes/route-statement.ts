/** What the gateway knows of a route. Plain data: it is committed in apps/gateway/routes.json. */
export interface RouteStatement {
  method: RouteMethod;
  /** Below the service's prefix: `/editions/:code/calendar.ics`. A parameter holds what is between two slashes, or a part of it. */
  path: string;
  /** Who may knock; the service looks, not the gateway. */
  audience: string;
  /** One sentence for whoever reads the list of routes. */
  about: string;
  limits?: Partial<RouteLimits>;
  /** Headers that OPTIONS answers besides, where a protocol is discovered by it. */
  options?: Readonly<Record<string, string>>;
}

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteLimits {
  /** Bytes of a request's body. It is a stream on its whole way, and is counted as it comes. */
  bodyBytes: number;
  /** How long one request may take, its body and the answer's included. */
  seconds: number;
  /** Requests of one client a second, on average; ten seconds' worth may come at once. 0: as many as it likes. */
  perSecond: number;
}

export const ROUTE_LIMITS: RouteLimits = { bodyBytes: 65_536, seconds: 30, perSecond: 20 };

/** A service's routes as the gateway knows them. */
export interface RoutesStatement {
  prefix: string;
  routes: RouteStatement[];
}

/** How a route is called between gateway and service: `GET /results/:editionCode/winners.json`. */
export function nameOf(prefix: string, { method, path }: Pick<RouteStatement, 'method' | 'path'>): string {
  return `${method} ${prefix}${path}`;
}
