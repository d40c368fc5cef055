import type { Call, SubgraphEndpoint, SubgraphRequest } from '@podium/platform-graphql';
import { CodedError, ErrorCode } from '@podium/platform-graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Supergraph } from '../graph/supergraph.js';

export interface PlannedRequest {
  /** One valid operation and the fragments it uses; the same object for the same text, so that plans can be kept with it. */
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  call: Call;
}

/** Answers an operation that needs several subgraphs. */
export interface Engine {
  readonly name: EngineName;
  execute(request: PlannedRequest): Promise<ExecutionResult>;
}

export type EngineName = 'planner' | 'stitching';

/** Asks one subgraph by name. Never rejects: one that cannot be reached is an error like others. */
export type AskSubgraph = (subgraph: string, request: SubgraphRequest) => Promise<ExecutionResult>;

export type OnUnreachable = (unreachable: { subgraph: string; error: unknown; call: Call }) => void;

/** How long a subgraph may take; what stands before us gives up after a minute, too. */
const PATIENCE_MS = 60_000;

/**
 * @param patience  milliseconds after which a subgraph that has not answered counts as one that cannot be reached
 * @throws when the supergraph names a subgraph that has no endpoint
 */
export function askSubgraphs(
  supergraph: Supergraph,
  endpoints: Readonly<Record<string, SubgraphEndpoint>>,
  onUnreachable: OnUnreachable,
  patience = PATIENCE_MS,
): AskSubgraph {
  const missing = supergraph.subgraphs.filter((name) => !Object.hasOwn(endpoints, name));
  if (missing.length > 0) throw new Error(`no endpoint for ${missing.join(', ')}`);
  return async (subgraph, request) => {
    try {
      return await within(patience, (endpoints[subgraph] as SubgraphEndpoint).execute(request));
    } catch (error) {
      onUnreachable({ subgraph, error, call: request.call });
      return {
        errors: [
          new CodedError(ErrorCode.subgraphUnavailable, awayOf(subgraph), { subgraph }).toldIn(request.call.locale),
        ],
      };
    }
  };
}

const awayOf = (subgraph: string) => ({
  en: `${subgraph} cannot be reached at the moment.`,
  zhHant: `暫時未能連接 ${subgraph}，請稍後再試。`,
  zhHans: `暂时无法连接 ${subgraph}，请稍后再试。`,
});

/** @throws after so many milliseconds; the work itself goes on */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * For the fetches of plans. A service counts the mutations of one request to know which answer a repeated Idempotency-Key
 * means; a plan may send it several requests for one of the client's, so each after the first gets a key of its own.
 */
export function withKeyPerMutation(ask: AskSubgraph): AskSubgraph {
  const sent = new WeakMap<Call, Map<string, number>>();
  return (subgraph, request) => {
    const { call, query } = request;
    if (call.idempotencyKey === undefined || !query.startsWith('mutation')) return ask(subgraph, request);
    const counts = sent.get(call) ?? new Map<string, number>();
    const before = counts.get(subgraph) ?? 0;
    counts.set(subgraph, before + 1);
    sent.set(call, counts);
    if (before === 0) return ask(subgraph, request);
    return ask(subgraph, { ...request, call: { ...call, idempotencyKey: `${call.idempotencyKey}:${before}` } });
  };
}
