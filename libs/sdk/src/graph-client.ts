import { GraphFault, NotReachable, TooMany, type FaultInGraph } from './faults.js';
import type { TokenSource } from './token-source.js';
import type { TypedDocument } from './typed-document.js';

export type SpokenLocale = 'en' | 'zh-Hant' | 'zh-Hans';

export interface GraphClientOptions {
  /** The address of the graph, e.g. `https://podium.example/graphql`; relative in a browser. */
  url: string;
  /** Absent: nobody is signed in. */
  tokens?: TokenSource;
  /** The language of refusals and errors. */
  locale?: () => SpokenLocale;
  fetch?: typeof fetch;
  /** Milliseconds before each further try when no answer came. */
  pauses?: readonly number[];
}

export interface AskOptions {
  /**
   * The Idempotency-Key of a mutation. One is made when it is absent; give your own, and keep it, where the same act may be
   * sent again later: after a reload, from an outbox.
   */
  key?: string;
  signal?: AbortSignal;
}

interface Answer<Result> {
  data?: Result | null;
  errors?: FaultInGraph[];
}

const PAUSES = [300, 1_000, 3_000];

/** Asks the graph: typed, with a key for each mutation, again when no answer came, with a new token when the old one is late. */
export class GraphClient {
  constructor(private readonly options: GraphClientOptions) {}

  /**
   * @returns the whole answer, refusals included
   * @throws {GraphFault} for errors of the graph
   * @throws {NotReachable} when no answer came
   * @throws {TooMany} when this client asks too often
   */
  async ask<Result, Variables>(
    document: TypedDocument<Result, Variables>,
    variables: Variables,
    { key, signal }: AskOptions = {},
  ): Promise<Result> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(this.options.locale ? { 'accept-language': this.options.locale() } : {}),
    };
    if (/^\s*mutation\b/m.test(document.text)) headers['idempotency-key'] = key ?? crypto.randomUUID();
    const body = JSON.stringify({ query: document.text, variables });
    const token = await this.options.tokens?.token();
    const first = await this.send<Result>(body, withToken(headers, token), signal);
    if (!isUnauthenticated(first) || token === undefined) return whole(first);
    const another = await this.options.tokens?.refused(token);
    return whole(another === undefined ? first : await this.send<Result>(body, withToken(headers, another), signal));
  }

  private async send<Result>(
    body: string,
    headers: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<Answer<Result>> {
    const { pauses = PAUSES } = this.options;
    for (let tries = 0; ; tries++) {
      const answer = await this.tried<Result>(body, headers, signal);
      if (answer !== undefined) return answer;
      const pause = pauses[tries];
      if (pause === undefined) throw new NotReachable('Podium did not answer.');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  /** undefined: no answer came, or none from Podium itself. */
  private async tried<Result>(
    body: string,
    headers: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<Answer<Result> | undefined> {
    const send = this.options.fetch ?? fetch;
    let response: Response;
    try {
      response = await send(this.options.url, { method: 'POST', headers, body, ...(signal ? { signal } : {}) });
    } catch (error) {
      if (signal?.aborted) throw error;
      return undefined;
    }
    if (response.status === 502 || response.status === 503 || response.status === 504) return undefined;
    const answer = (await response.json().catch(() => undefined)) as Answer<Result> | undefined;
    if (response.status === 429) {
      const message = answer?.errors?.[0]?.message ?? 'Too many requests.';
      throw new TooMany(message, Number(response.headers.get('retry-after') ?? 1));
    }
    return answer;
  }
}

function withToken(headers: Record<string, string>, token: string | undefined): Record<string, string> {
  return token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };
}

function isUnauthenticated({ errors }: Answer<unknown>): boolean {
  return errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ?? false;
}

function whole<Result>({ data, errors }: Answer<Result>): Result {
  if (errors?.length) throw new GraphFault(errors);
  if (data == null) throw new GraphFault([{ message: 'The answer is empty.' }]);
  return data;
}
