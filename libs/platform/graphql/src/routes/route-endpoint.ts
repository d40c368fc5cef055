import type { Readable } from 'node:stream';
import type { Call } from '../call.js';

/** One request on its way from the gateway to a service. */
export interface RouteRequest {
  /** `GET /results/:editionCode/winners.json` */
  route: string;
  params: Readonly<Record<string, string>>;
  /** With its question mark; empty where there is none. */
  search: string;
  headers: Readonly<Record<string, string>>;
  body: Readable;
  call: Call;
  signal: AbortSignal;
}

export interface RouteAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer | Readable;
}

/** The one way to reach a service's routes: in the same process or over HTTP. */
export interface RouteEndpoint {
  /**
   * @throws {BodyTooLarge} when the body was more than the route takes
   * @throws whatever keeps the service from being reached
   */
  serve(request: RouteRequest): Promise<RouteAnswer>;
}

/** What was sent is larger than the route takes. */
export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`At most ${limit} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** What belongs to one connection and not to what is said over it. */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
]);
/** Podium knows no cookies, and an address or a name of a proxy is the gateway's word alone. */
const NOT_PASSED_ON = /^(x-podium-|x-forwarded-|forwarded$|x-real-ip$|cookie$|set-cookie$|server$|x-powered-by$)/;

/** The headers that go on: none of the connection, none that the sender names in `Connection`, none that only we may set. */
export function headersPassedOn(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const named = new Set(
    String(headers['connection'] ?? '')
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
  const kept = Object.entries(headers).filter(
    ([name, value]) => value !== undefined && !HOP_BY_HOP.has(name) && !named.has(name) && !NOT_PASSED_ON.test(name),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}

const UNSAFE = /^\.{1,2}$|[/\\\0-\x1f\x7f]/;

/** Whether a parameter of a path could lead elsewhere than to its route, or into a log. */
export function isUnsafe(params: Readonly<Record<string, string>>): boolean {
  return Object.values(params).some((value) => UNSAFE.test(value));
}
