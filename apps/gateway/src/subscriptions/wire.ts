import type { GraphQLFormattedError } from 'graphql';
import type { Told } from './live-question.js';

/** How a stream of answers is written. */
export interface Wire {
  readonly contentType: string;
  readonly begin: string;
  readonly heartbeat: string;
  next(answer: Told): string;
  /** @param last  why it ends; empty when everything has been said */
  end(last: readonly GraphQLFormattedError[]): string;
}

/** GraphQL over SSE, distinct connections mode. @see https://github.com/graphql/graphql-over-http/blob/main/rfcs/GraphQLOverSSE.md */
export const SSE: Wire = {
  contentType: 'text/event-stream; charset=utf-8',
  begin: ':\n\n',
  heartbeat: ':\n\n',
  next: ({ id, json }) => `id: ${id}\nevent: next\ndata: ${json}\n\n`,
  end: (last) =>
    `${last.length > 0 ? `event: next\ndata: ${JSON.stringify({ errors: last })}\n\n` : ''}event: complete\ndata: \n\n`,
};

const part = (json: string) => `content-type: application/json\r\n\r\n${json}\r\n--graphql`;

/**
 * Apollo's multipart protocol for subscriptions. Each part brings the next boundary with it, or its reader would wait for it.
 * @see https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
 */
export const MULTIPART: Wire = {
  contentType: 'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"',
  begin: '\r\n--graphql\r\n',
  heartbeat: `${part('{}')}\r\n`,
  next: ({ json }) => `${part(`{"payload":${json}}`)}\r\n`,
  end: (last) =>
    last.length > 0 ? `${part(JSON.stringify({ payload: null, errors: last }))}--\r\n` : `${part('{}')}--\r\n`,
};

/** How the client wants its stream; undefined when it wants none. */
export function wireFor(accept = ''): Wire | undefined {
  const wanted = accept.toLowerCase();
  if (/\btext\/event-stream\b/.test(wanted)) return SSE;
  return /\bmultipart\/mixed\b[^,]*subscriptionspec="?1\.0/.test(wanted) ? MULTIPART : undefined;
}
