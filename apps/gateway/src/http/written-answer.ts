import { ErrorCode, localeOf, type Locale, type WholeText } from '@podium/platform-graphql';
import type { FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { Response as HandlerResponse } from 'graphql-http';
import type { CachedAnswer } from '../cache/response-cache.js';
import { TooManyRequests } from '../limits/rates.js';

const GRAPHQL_JSON = 'application/graphql-response+json; charset=utf-8';
const JSON_UTF8 = 'application/json; charset=utf-8';

/** The handler's own writing calls a function for every value of the answer, which costs more than all the rest. */
export function written(accept: string | undefined, result: ExecutionResult): HandlerResponse {
  const type = acceptsGraphqlJson(accept) ? GRAPHQL_JSON : JSON_UTF8;
  // What never ran is a bad request; the older media type says 200 to everything that is well-formed.
  const [status, statusText] = nothingCanBeHad(result)
    ? AWAY
    : result.data === undefined && type === GRAPHQL_JSON
      ? didNotRun(result)
      : OK;
  const headers: Record<string, string> = { 'content-type': type, vary: 'accept, accept-language' };
  if (status === 503) headers['retry-after'] = '5';
  return [JSON.stringify(result), { status, statusText, headers }];
}

const OK = [200, 'OK'] as const;
const AWAY = [503, 'Service Unavailable'] as const;
const TRY_AGAIN: ReadonlySet<unknown> = new Set([ErrorCode.unavailable, ErrorCode.subgraphUnavailable]);

/** Whether all that was asked for stands on something that is away: clients and balancers then try again by themselves. */
function nothingCanBeHad({ data, errors = [] }: ExecutionResult): boolean {
  if (errors.length === 0 || !errors.every(({ extensions }) => TRY_AGAIN.has(extensions?.['code']))) return false;
  return data == null || Object.values(data).every((value) => value === null);
}

function didNotRun({ errors = [] }: ExecutionResult): readonly [number, string] {
  const [first] = errors;
  return first?.extensions?.['code'] === ErrorCode.unauthenticated ? [401, 'Unauthorized'] : [400, 'Bad Request'];
}

/** As the handler chooses: the first of the accepted media types that it knows. */
function acceptsGraphqlJson(accept = '*/*'): boolean {
  for (const accepted of accept.replace(/\s/g, '').toLowerCase().split(',')) {
    const [mediaType] = accepted.split(';');
    if (mediaType === 'application/graphql-response+json') return true;
    if (mediaType === 'application/json' || mediaType === 'application/*' || mediaType === '*/*') return false;
  }
  return false;
}

/** Under this name an error that was found before anything ran takes its texts along, for nobody but `spoken`. */
export const IN_EVERY_LANGUAGE = 'inEveryLanguage';

/** What was refused before anything ran, in the language of the request: the handler does not say to whom it speaks. */
export function spoken(body: string, locale: Locale | undefined): string {
  if (!body.includes(`"${IN_EVERY_LANGUAGE}"`)) return body;
  const { errors } = JSON.parse(body) as { errors: { message: string; extensions: Record<string, unknown> }[] };
  return JSON.stringify({
    errors: errors.map(({ message, extensions: { [IN_EVERY_LANGUAGE]: text, ...extensions }, ...error }) => ({
      message: (locale && (text as WholeText | undefined)?.[locale]) ?? message,
      ...error,
      extensions,
    })),
  });
}

/** @throws whatever is no TooManyRequests */
export function tooMany(error: unknown, { headers }: FastifyRequest): CachedAnswer {
  if (!(error instanceof TooManyRequests)) throw error;
  const message = error.messageIn(localeOf(headers['accept-language']));
  const type = acceptsGraphqlJson(headers.accept) ? GRAPHQL_JSON : JSON_UTF8;
  return {
    status: 429,
    headers: { 'content-type': type, 'retry-after': String(error.retryAfter) },
    body: Buffer.from(JSON.stringify({ errors: [{ message, extensions: error.extensions }] })),
  };
}
