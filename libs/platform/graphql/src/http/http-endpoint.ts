import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Call, SubgraphEndpoint, SubgraphRequest } from '../call.js';
import { LANGUAGE_TAG } from '../text/accept-language.js';
import { SubscriptionRefused } from '../execution/topics.js';
import { changesOf, type Changed } from '../execution/watched.js';
import { CallHeader } from './headers.js';
import { RemoteChanges } from './remote-changes.js';

export interface HttpEndpointOptions {
  /** Where the service answers: `http://judging:4003/graphql`. */
  url: string;
  /** Proves to this one service that it is the gateway who asks; see MountOptions. */
  token: string;
  /** How long to wait for the whole answer; 30 seconds when absent. */
  timeoutMilliseconds?: number;
}

/** A subgraph in another process. Connections are kept. `execute` rejects when the service cannot be reached or answers no GraphQL. */
export class HttpEndpoint implements SubgraphEndpoint {
  private readonly url: URL;
  private readonly agent: HttpAgent | HttpsAgent;
  private changes: RemoteChanges | undefined;

  constructor(private readonly options: HttpEndpointOptions) {
    this.url = new URL(options.url);
    const settings = { keepAlive: true, maxSockets: 256, maxFreeSockets: 64 };
    this.agent = this.url.protocol === 'https:' ? new HttpsAgent(settings) : new HttpAgent(settings);
  }

  async execute({ query, operationName, variables, call }: SubgraphRequest): Promise<ExecutionResult> {
    const body = JSON.stringify({ query, operationName, variables });
    const answer: unknown = JSON.parse(await this.post(body, call));
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
      throw new Error(`${this.url.host} did not answer with GraphQL`);
    }
    return answer as ExecutionResult;
  }

  /** What changes comes over one connection for all; who may watch what is asked for each. */
  async *subscribe(request: SubgraphRequest, signal: AbortSignal): AsyncGenerator<Changed> {
    const { query, operationName, variables, call } = request;
    const body = JSON.stringify({ query, operationName, variables });
    const answer = JSON.parse(await this.post(body, call, '/topics')) as {
      topics?: string[];
      errors?: GraphQLFormattedError[];
    };
    if (answer.errors?.[0]) throw new SubscriptionRefused(answer.errors[0]);
    if (!Array.isArray(answer.topics)) throw new Error(`${this.url.host} did not say what to watch`);
    this.changes ??= new RemoteChanges(this.url, this.options.token);
    yield* changesOf(this.changes, answer.topics, signal);
  }

  /** Lets go of the kept connections. */
  close(): void {
    this.changes?.close();
    this.agent.destroy();
  }

  private post(body: string, call: Call, path = ''): Promise<string> {
    const send = this.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const timeout = this.options.timeoutMilliseconds ?? 30_000;
    const headers = { ...this.headers(call), 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', agent: this.agent, headers, signal: AbortSignal.timeout(timeout) };
      const request = send(`${this.url.href}${path}`, options, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => resolve(text));
        response.on('error', reject);
      });
      request.on('error', reject);
      request.end(body);
    });
  }

  private headers(call: Call): Record<string, string> {
    const sent: [string, string | undefined][] = [
      ['content-type', 'application/json'],
      [CallHeader.requestId, call.requestId],
      [CallHeader.authorization, call.authorization],
      [CallHeader.idempotencyKey, call.idempotencyKey],
      [CallHeader.requestHash, call.requestHash],
      [CallHeader.clientAddress, call.clientAddress],
      [CallHeader.locale, call.locale && LANGUAGE_TAG[call.locale]],
      [CallHeader.gateway, this.options.token],
    ];
    return Object.fromEntries(sent.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}
