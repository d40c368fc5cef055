import { createHash } from 'node:crypto';
import { CodedError, type Call, type Changed, type SubgraphRequest } from '@podium/platform-graphql';
import { getOperationAST, separateOperations, type DocumentNode } from 'graphql';
import type { Graph } from '../graph/graph.js';
import { clientOf } from '../limits/rates.js';
import { LiveQuestion, type Subscriber } from './live-question.js';
import { watchedOperation, type WatchedOperation } from './watched-operation.js';

export interface SubscriptionLimits {
  /** Streams at once, of this process. */
  total: number;
  /** Of one client: an IPv4 address or an IPv6 /64. A hall full of people is one client, so this is for machines. */
  perClient: number;
  /** Of one token. */
  perToken: number;
}

export const SUBSCRIPTION_LIMITS: SubscriptionLimits = { total: 10_000, perClient: 1_000, perToken: 50 };

export interface SubscriptionParts {
  graph: Graph;
  /** Tells that something of these changed, in one subgraph. */
  watch(subgraph: string, request: SubgraphRequest, signal: AbortSignal): AsyncIterable<Changed>;
  limits: SubscriptionLimits;
}

/** Questions that are asked at once; others are answered meanwhile. */
const ASKED_AT_ONCE = 16;

/** Every subscription of this process. Who asks the same, as the same, shares one question. */
export class Subscriptions {
  private readonly live = new Map<string, LiveQuestion>();
  private readonly counts = new Map<string, number>();
  private readonly prepared = new WeakMap<DocumentNode, Map<string, WatchedOperation | undefined>>();
  private readonly queue: (() => void)[] = [];
  private asking = 0;
  private total = 0;
  private closed = false;

  constructor(private readonly parts: SubscriptionParts) {}

  /** @param document  valid */
  prepare(document: DocumentNode, operationName: string | undefined): WatchedOperation | undefined {
    const known = this.prepared.get(document) ?? new Map<string, WatchedOperation | undefined>();
    this.prepared.set(document, known);
    const name = operationName ?? '';
    if (!known.has(name)) {
      const definition = getOperationAST(document, operationName);
      const own = definition && (separateOperations(document)[definition.name?.value ?? ''] ?? document);
      known.set(name, definition && own ? watchedOperation(this.parts.graph.supergraph, own, definition) : undefined);
    }
    return known.get(name);
  }

  /**
   * @param knownId  of the answer that the subscriber heard last
   * @returns how to leave
   * @throws {CodedError} TOO_MANY_SUBSCRIPTIONS
   */
  open(
    operation: WatchedOperation,
    variables: Record<string, unknown>,
    call: Call,
    subscriber: Subscriber,
    knownId?: string,
  ) {
    const leave = this.counted(call);
    const key = keyOf(operation, variables, call);
    let question = this.live.get(key);
    if (!question) {
      question = this.begin(key, operation, variables, call);
      this.live.set(key, question);
    }
    let there = true;
    const gone = () => {
      if (there) leave();
      there = false;
    };
    const remove = question.add({ tell: subscriber.tell, end: (last) => (gone(), subscriber.end(last)) }, knownId);
    return () => {
      gone();
      remove();
    };
  }

  /** How many streams there are, and how many questions they ask. */
  get size(): { streams: number; questions: number } {
    return { streams: this.total, questions: this.live.size };
  }

  /** Ends them all: the process stops, and clients come back to another one. */
  close(): void {
    this.closed = true;
    for (const question of [...this.live.values()]) question.end('STOPPING', 'This server stops. Subscribe again.');
  }

  private begin(
    key: string,
    operation: WatchedOperation,
    variables: Record<string, unknown>,
    call: Call,
  ): LiveQuestion {
    const { graph, watch } = this.parts;
    const given = Object.fromEntries(
      operation.variables.filter((name) => name in variables).map((name) => [name, variables[name]]),
    );
    return new LiveQuestion({
      key,
      responseName: operation.responseName,
      expiresAt: expiryOf(call.authorization),
      watch: (signal) => watch(operation.subgraph, { query: operation.watching, variables: given, call }, signal),
      ask: () => this.inTurn(() => graph.run(operation.question, undefined, variables, call)),
      onEnd: () => void this.live.delete(key),
    });
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.asking >= ASKED_AT_ONCE) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.asking++;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.asking--;
    }
  }

  private counted({ clientAddress = '', authorization }: Call): () => void {
    const { total, perClient, perToken } = this.parts.limits;
    const of: [string, number][] = [[`client ${clientOf(clientAddress)}`, perClient]];
    if (authorization !== undefined) of.push([`token ${digest(authorization)}`, perToken]);
    const full = of.find(([name, most]) => (this.counts.get(name) ?? 0) >= most);
    if (this.closed || this.total >= total || full) throw new TooManySubscriptions(full?.[1] ?? total);
    this.total++;
    for (const [name] of of) this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    return () => {
      this.total--;
      for (const [name] of of) {
        const left = (this.counts.get(name) ?? 1) - 1;
        if (left > 0) this.counts.set(name, left);
        else this.counts.delete(name);
      }
    };
  }
}

export class TooManySubscriptions extends CodedError {
  constructor(limit: number) {
    const text = {
      en: 'Too many subscriptions at once. End one of yours, or try again later.',
      zhHant: '同時訂閱的數目過多。請結束其中一項，或稍後再試。',
      zhHans: '同时订阅的数目过多。请结束其中一项，或稍后再试。',
    };
    super('TOO_MANY_SUBSCRIPTIONS', text, { limit });
    this.name = 'TooManySubscriptions';
  }
}

/** All that an answer depends on. */
function keyOf(
  { text }: WatchedOperation,
  variables: Record<string, unknown>,
  { authorization, locale }: Call,
): string {
  return digest([authorization ?? '', locale ?? '', JSON.stringify(variables), text].join('\n'));
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

/** What a token says of its own end. Whether it is good the services say. */
function expiryOf(authorization: string | undefined): number | undefined {
  const payload = authorization?.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
