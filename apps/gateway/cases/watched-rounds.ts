import {
  changesOf,
  HttpEndpoint,
  mountSubgraph,
  SubscriptionRefused,
  Watchers,
  type SubgraphEndpoint,
  type SubgraphRequest,
  type Watchable,
  type Watched,
} from '@podium/platform-graphql';
import { fastify } from 'fastify';
import { GraphQLError, parse, validate, type ExecutionResult } from 'graphql';
import { composeSupergraph } from '../src/compose/compose.js';
import { readSupergraph } from '../src/graph/supergraph.js';

const SDL = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@composeDirective"])
    @link(url: "https://specs.podium.example/watch/v1.0", import: ["@answeredBy"])
    @composeDirective(name: "@answeredBy")
  directive @answeredBy(query: String!, renamed: [String!]! = []) on FIELD_DEFINITION
  type Query { round(id: ID!): Round }
  type Round { id: ID! handedIn: Int! note(long: Int): String }
  type Subscription { roundProgress(roundId: ID!): Round @answeredBy(query: "round", renamed: ["roundId:id"]) }
`;

/** One service with one kind of thing that changes, as many replicas of it as are wanted, and who was asked what. */
export class WatchedRounds {
  readonly supergraph = composeSupergraph({ judging: SDL });
  private readonly schema = readSupergraph(this.supergraph).schema;
  readonly asked: SubgraphRequest[] = [];
  readonly handedIn = new Map<string, number>();
  /** What a token may not see any more, or who is not believed any more. */
  readonly hidden = new Set<string>();
  readonly signedOut = new Set<string>();
  private readonly bus = new Set<Watchers>();
  away = false;

  change(id: string, handedIn: number): void {
    this.handedIn.set(id, handedIn);
    for (const each of this.bus) each.tell([`round:${id}`]);
  }

  /** Nothing of the round changed that anybody sees. */
  touch(id: string): void {
    for (const each of this.bus) each.tell([`round:${id}`]);
  }

  endpoint(): SubgraphEndpoint & Watched {
    const watchers = new Watchers();
    this.bus.add(watchers);
    const changes: Watchable = {
      watch: (topics, told) => Promise.resolve(watchers.add(topics, told)),
      watchAll: (told) => Promise.resolve(watchers.addAll(told)),
    };
    const topics = async ({ variables, call }: SubgraphRequest) => {
      if (call.authorization === 'Bearer forbidden')
        throw new SubscriptionRefused({ message: 'Not for you.', extensions: { code: 'FORBIDDEN' } });
      return [`round:${String(Object.values(variables ?? {})[0])}`];
    };
    return {
      topics,
      changes,
      execute: async (request) => {
        this.asked.push(request);
        return this.answer(request);
      },
      subscribe: async function* (request, signal) {
        yield* changesOf(changes, await topics(request), signal);
      },
    };
  }

  /** A replica in a process of its own, as far as HTTP goes. */
  async replica(): Promise<{ endpoint: HttpEndpoint; close(): Promise<void> }> {
    const server = fastify({ forceCloseConnections: true });
    mountSubgraph(server, this.endpoint(), { isGateway: (token) => token === 'open sesame' });
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    const endpoint = new HttpEndpoint({ url, token: 'open sesame' });
    return { endpoint, close: async () => (endpoint.close(), server.close()) };
  }

  private answer({ query, variables, call }: SubgraphRequest): ExecutionResult {
    const error = (message: string, code: string) => ({
      errors: [new GraphQLError(message, { extensions: { code } })],
    });
    const [invalid] = validate(this.schema, parse(query));
    if (invalid) return error(invalid.message, 'GRAPHQL_VALIDATION_FAILED');
    if (this.away) return error('away', 'SUBGRAPH_UNAVAILABLE');
    const { authorization = '' } = call;
    if (this.signedOut.has(authorization)) return error('Sign in first.', 'UNAUTHENTICATED');
    const id = String(Object.values(variables ?? {})[0]);
    const [, name = 'round'] = /(\w+): round\b/.exec(query) ?? [];
    const seen = this.handedIn.has(id) && !this.hidden.has(authorization);
    const note = query.includes('note') ? { note: 'x'.repeat(2_000_000) } : {};
    return { data: { [name]: seen ? { id, handedIn: this.handedIn.get(id) ?? 0, ...note } : null } };
  }
}
