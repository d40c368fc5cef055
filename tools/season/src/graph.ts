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

interface Uploaded {
  state: 'RECEIVING' | 'INSPECTING' | 'KEPT' | 'REFUSED';
  answer: { id: string } | null;
  refusal: { code: string; message: string } | null;
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

  /** Uploads a file in one request, as tus 1.0.0 has it. @returns the id of the paper that it became */
  async upload(metadata: Record<string, string>, bytes: Buffer, { token, client }: Asking): Promise<string> {
    const ours = { authorization: `Bearer ${token}`, 'x-forwarded-for': client, 'tus-resumable': '1.0.0' };
    const pairs = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
    const headers = {
      'upload-metadata': pairs.join(','),
      'upload-length': String(bytes.length),
      'content-type': 'application/offset+octet-stream',
    };
    const begun = await this.route('/registrations/uploads', {
      method: 'POST',
      headers: { ...ours, ...headers },
      body: new Uint8Array(bytes),
    });
    const location = begun.headers.get('location') ?? '';
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
      const read = await this.route(location, { headers: { ...ours, prefer: 'wait=20' } });
      const { state, answer, refusal } = (await read.json()) as Uploaded;
      if (answer) return answer.id;
      if (state === 'REFUSED') throw new GraphRefused(String(refusal?.code), String(refusal?.message));
    }
    throw new Error(`a file was not inspected within ${PATIENCE_MS / 1000} s`);
  }

  close(): void {
    this.agent.destroy();
  }

  /** Asks a route; waits while the server is away. */
  private async route(path: string, init: RequestInit): Promise<Response> {
    for (const until = Date.now() + PATIENCE_MS; ;) {
      const response = await fetch(`${this.url}${path}`, init).catch(() => null);
      if (response?.ok) return response;
      const away = response === null || response.status >= 500;
      if (!away) throw new Error(`${path} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
      if (Date.now() > until) throw new Error(`${path} cannot be reached`);
      this.retries++;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
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
