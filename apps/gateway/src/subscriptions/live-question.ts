import { createHash } from 'node:crypto';
import { ErrorCode, type Changed } from '@podium/platform-graphql';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';

/** One answer as every subscriber hears it. */
export interface Told {
  /** Stands for this answer to this question, in any process: whoever has it needs not hear it again. */
  id: string;
  /** The result as JSON. */
  json: string;
}

/** Why a subscription ends; `extensions.reason` of its last event. */
export type EndReason = 'NOT_VISIBLE' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'REFUSED' | 'STOPPING' | 'TOO_SLOW';

export interface Subscriber {
  tell(answer: Told): void;
  end(last: GraphQLFormattedError[]): void;
}

export interface LiveParts {
  /** Tells the question apart from all others, who asks included. */
  key: string;
  /** What the client calls the root field. */
  responseName: string;
  watch(signal: AbortSignal): AsyncIterable<Changed>;
  ask(): Promise<ExecutionResult>;
  /** When the token that asks ends, in milliseconds of the epoch; undefined when nobody is signed in. */
  expiresAt: number | undefined;
  onEnd(): void;
}

/** Between two answers to one question; what changes meanwhile is in the next. */
const GAP_MS = 250;
/** Looked at anew without any notice: rights and clocks change without one, and a notice may be lost. */
const AGAIN_MS = 30_000;
/** After something was away. */
const RETRY_MS = 2_000;

/** One question that stays open: asked when something changes, told to all who ask it when the answer differs. */
export class LiveQuestion {
  private readonly subscribers = new Set<Subscriber>();
  private readonly stopping = new AbortController();
  private latest: Told | undefined;
  private asking = false;
  private again = false;
  private askedAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: LiveParts) {
    void this.watch();
  }

  /** @param knownId  what the subscriber heard last, and need not hear again */
  add(subscriber: Subscriber, knownId?: string): () => void {
    const known: Subscriber = {
      tell: (answer) => {
        if (answer.id !== knownId) subscriber.tell(answer);
        knownId = undefined;
      },
      end: (last) => subscriber.end(last),
    };
    this.subscribers.add(known);
    if (this.latest) known.tell(this.latest);
    return () => {
      this.subscribers.delete(known);
      if (this.subscribers.size === 0) this.close();
    };
  }

  /** Ends it for everybody, with a last word. */
  end(reason: EndReason, message: string, before: readonly GraphQLFormattedError[] = []): void {
    const last = [...before, { message, extensions: { code: 'SUBSCRIPTION_ENDED', reason } }];
    const all = [...this.subscribers];
    this.subscribers.clear();
    this.close();
    for (const each of all) each.end(last);
  }

  private close(): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    clearTimeout(this.timer);
    this.parts.onEnd();
  }

  private async watch(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        for await (const _ of this.parts.watch(signal)) this.due(0);
      } catch (error) {
        const errors = refusedBy(error);
        if (errors) return this.refused(errors);
      }
      // The service is away, or was started anew: asking says what happened meanwhile.
      if (!signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS * (0.5 + Math.random())).unref());
    }
  }

  /** Asks in so many milliseconds, unless it is asked before; never twice within the gap. */
  private due(milliseconds: number): void {
    if (this.stopping.signal.aborted) return;
    if (this.asking) return void (this.again = true);
    clearTimeout(this.timer);
    const wait = Math.max(milliseconds, this.askedAt + GAP_MS - performance.now());
    if (wait <= 0) return void this.ask();
    this.timer = setTimeout(() => void this.ask(), wait).unref();
  }

  private async ask(): Promise<void> {
    this.asking = true;
    this.again = false;
    this.askedAt = performance.now();
    const result = await this.parts.ask();
    this.asking = false;
    if (this.stopping.signal.aborted) return;
    const { data, errors = [] } = result;
    const value = data?.[this.parts.responseName];
    if (value == null && errors.length > 0) {
      if (errors.every(isAway)) return this.due(RETRY_MS);
      return this.refused(errors as readonly GraphQLFormattedError[]);
    }
    this.take(result);
    if (value == null) return this.end('NOT_VISIBLE', 'There is nothing to see here for you, or not any more.');
    this.due(this.again ? 0 : this.nextLook());
  }

  private take(result: ExecutionResult): void {
    const json = JSON.stringify(result);
    const id = createHash('sha256').update(`${this.parts.key}\n${json}`).digest('base64url').slice(0, 22);
    if (id === this.latest?.id) return;
    this.latest = { id, json };
    for (const each of this.subscribers) each.tell(this.latest);
  }

  /** By half a minute, spread, or as soon as the token has ended. */
  private nextLook(): number {
    const look = AGAIN_MS * (0.75 + Math.random() / 2);
    const { expiresAt } = this.parts;
    // Ends are stated in whole seconds.
    return expiresAt === undefined ? look : Math.max(0, Math.min(look, expiresAt + 1_000 - Date.now()));
  }

  private refused(errors: readonly GraphQLFormattedError[]): void {
    const codes = errors.map(({ extensions }) => extensions?.['code']);
    if (codes.includes(ErrorCode.unauthenticated))
      return this.end('UNAUTHENTICATED', 'Nobody is signed in, or not any more.', errors);
    if (codes.includes(ErrorCode.forbidden))
      return this.end('FORBIDDEN', 'This is not for you, or not any more.', errors);
    this.end('REFUSED', 'This cannot be answered.', errors);
  }
}

const AWAY: ReadonlySet<unknown> = new Set([ErrorCode.unavailable, ErrorCode.subgraphUnavailable]);
const isAway = ({ extensions }: { extensions?: Record<string, unknown> | undefined }) => AWAY.has(extensions?.['code']);

/** Errors with a code that says more than that something is away. */
function refusedBy(error: unknown): GraphQLFormattedError[] | undefined {
  const { message, extensions } = error as { message?: string; extensions?: Record<string, unknown> };
  return typeof extensions?.['code'] === 'string' && !AWAY.has(extensions['code'])
    ? [{ message: String(message), extensions }]
    : undefined;
}
