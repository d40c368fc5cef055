import type { ExecutionResult } from 'graphql';
import type { Changed } from './execution/watched.js';
import type { Locale } from './text/locale.js';

/** What the gateway knows about one incoming operation and hands to every subgraph it asks. */
export interface Call {
  /** The `Authorization` header as it came, unverified. */
  authorization?: string;
  /** The `Idempotency-Key` header as it came. */
  idempotencyKey?: string;
  /** SHA-256 in hex over the operation's text and its variables in canonical JSON: tells a retry from another request. */
  requestHash?: string;
  /** Address of the client as far as the trusted proxies tell it. */
  clientAddress?: string;
  /** The language of the request's Accept-Language; absent where it asks for none that Podium speaks. */
  locale?: Locale;
  /** Names this operation in logs and in the references of masked errors. */
  requestId: string;
}

export interface SubgraphRequest {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  call: Call;
}

/** The one way to reach a subgraph: in the same process or over HTTP. Resolves also when the operation failed. */
export interface SubgraphEndpoint {
  execute(request: SubgraphRequest): Promise<ExecutionResult>;
  /**
   * Tells that what one subscription watches may have changed: once at the beginning, then after each commit that did it, until the
   * signal ends it. What it is now, an ordinary query says.
   * @throws an error with a code when the caller may not subscribe; any other when the subgraph cannot be reached
   */
  subscribe?(request: SubgraphRequest, signal: AbortSignal): AsyncIterable<Changed>;
}
