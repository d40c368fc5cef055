import { Agent, request as httpRequest } from 'node:http';

/** Who asks: their token, and the address they seem to come from. */
export interface Asking {
  token?: string | undefined;
  client: string;
  /** Idempotency-Key: a retry after a broken connection has one effect. */
  key?: string;
}

interface GraphAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export class GraphRefused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** How long a server that is away is waited for. */
const PATIENCE_MS = 90_000;

/** The public address, seen by many clients at once. Counts and times what it asks. */
export class Graph {
  readonly mutationTimes: number[] = [];
  readonly queryTimes: number[] = [];
  retries = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 200 });

  constructor(
    readonly url: string,
    /** Where people read their letters. */
    readonly mailboxUrl = url,
    /** What opens the mailbox: the mailbox-key of the data folder. */
    readonly mailboxKey = '',
  ) {}

  /** @throws {GraphRefused} for an answer with errors */
  async ask<Data>(query: string, variables: Record<string, unknown>, asking: Asking): Promise<Data> {
    const mutation = query.trimStart().startsWith('mutation');
    const body = JSON.stringify({ query, variables });
    const began = performance.now();
    const answer = await this.patiently(body, asking, mutation);
    (mutation ? this.mutationTimes : this.queryTimes).push(performance.now() - began);
    if (answer.errors?.length) {
      const [{ message, extensions } = { message: 'no data' }] = answer.errors;
      throw new GraphRefused(extensions?.code ?? 'UNKNOWN', message);
    }
    return answer.data as Data;
  }

  /** Runs a mutation of one field and gives its result; throws any refusal but those that are expected. */
  async tell<Result extends { __typename: string }>(
    query: string,
    variables: Record<string, unknown>,
    asking: Asking & { key: string },
    expected: string[] = [],
  ): Promise<Result> {
    const data = await this.ask<Record<string, Result & { message?: string }>>(query, variables, asking);
    const [result] = Object.values(data);
    if (result?.message !== undefined && !expected.includes(result.__typename)) {
      throw new GraphRefused(result.__typename, `${result.message} ${JSON.stringify(result)}`);
    }
    return result as Result;
  }

  close(): void {
    this.agent.destroy();
  }

  private async patiently(body: string, asking: Asking, mutation: boolean): Promise<GraphAnswer> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await this.post(body, asking);
      } catch (error) {
        // Without a key a mutation is not repeated: it may have had its effect.
        if (Date.now() > until || (mutation && asking.key === undefined)) throw error;
        this.retries++;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  private post(body: string, { token, client, key }: Asking): Promise<GraphAnswer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        `${this.url}/graphql`,
        {
          method: 'POST',
          agent: this.agent,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-forwarded-for': client,
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...(key === undefined ? {} : { 'idempotency-key': key }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => (text += chunk));
          response.on('error', reject);
          response.on('end', () => {
            try {
              const answer = JSON.parse(text) as GraphAnswer;
              const unavailable = answer.errors?.some(({ extensions }) => extensions?.code === 'SUBGRAPH_UNAVAILABLE');
              if (unavailable || (response.statusCode ?? 500) >= 500)
                reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 300)}`));
              else resolve(answer);
            } catch {
              reject(new Error(`no JSON: ${text.slice(0, 200)}`));
            }
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
}
