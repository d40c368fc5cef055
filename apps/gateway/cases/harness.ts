import { HttpEndpoint, mountSubgraph, type SubgraphEndpoint, type SubgraphRequest } from '@podium/platform-graphql';
import { fastify, type FastifyInstance } from 'fastify';
import { composeSupergraph } from '../src/compose/compose.js';
import { threeSubgraphs, type ThreeSubgraphs } from './three-subgraphs.js';

export const DOWN: SubgraphEndpoint = { execute: () => Promise.reject(new Error('ECONNREFUSED 10.1.2.3')) };

export interface Harness extends ThreeSubgraphs {
  supergraph: string;
  /** The same subgraphs, reached over HTTP. */
  overHttp: Record<string, HttpEndpoint>;
}

export async function harness(): Promise<Harness> {
  const three = await threeSubgraphs();
  const { entries, marks, awards } = three.executors;
  const supergraph = composeSupergraph({ entries: entries.sdl, marks: marks.sdl, awards: awards.sdl });
  const servers: FastifyInstance[] = [];
  const overHttp: Record<string, HttpEndpoint> = {};
  for (const [name, executor] of Object.entries(three.executors)) {
    const server = fastify({ forceCloseConnections: true });
    servers.push(server);
    // Nothing of these changes, so nothing of them is watched.
    const answering = { execute: (request: SubgraphRequest) => executor.execute(request) };
    mountSubgraph(server, answering, { isGateway: (token) => token === 'open sesame' });
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
    overHttp[name] = new HttpEndpoint({ url, token: 'open sesame' });
  }
  const close = async () => {
    Object.values(overHttp).forEach((endpoint) => endpoint.close());
    await Promise.all(servers.map((server) => server.close()));
    await three.close();
  };
  return { ...three, supergraph, overHttp, close };
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown; extensions: { code: string } }[];
}

/** Asks with plain `application/json`, to which every well-formed request is answered with 200, unless nothing could be reached. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    body: typeof body === 'string' ? JSON.stringify({ query: body }) : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  // 503: nothing was asked for but what cannot be reached now.
  if (response.status !== 200 && response.status !== 503) throw new Error(`answered with ${response.status}`);
  return (await response.json()) as Answer;
}
