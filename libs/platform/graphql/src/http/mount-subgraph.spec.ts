import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import type { SubgraphRequest } from '../call.js';
import { HttpEndpoint } from './http-endpoint.js';
import { mountSubgraph } from './mount-subgraph.js';
import { requestHash } from './request-hash.js';

const servers: FastifyInstance[] = [];
afterEach(async () => void (await Promise.all(servers.splice(0).map((server) => server.close()))));

async function aService() {
  const server = fastify();
  servers.push(server);
  const received: SubgraphRequest[] = [];
  mountSubgraph(
    server,
    { execute: (request) => Promise.resolve({ data: { heard: received.push(request) } }) },
    { isGateway: (token) => token === 'open sesame' },
  );
  return { url: `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`, received };
}

const call = {
  requestId: 'r1',
  authorization: 'Bearer x',
  idempotencyKey: 'k1',
  requestHash: 'from-the-gateway',
  clientAddress: '203.0.113.9',
};

describe('a subgraph over HTTP', () => {
  it('hears what the gateway knows of the call', async () => {
    const { url, received } = await aService();
    const endpoint = new HttpEndpoint({ url, token: 'open sesame' });
    const request = { query: 'query A { a }', operationName: 'A', variables: { name: '資訊' }, call };
    expect(await endpoint.execute(request)).toEqual({ data: { heard: 1 } });
    expect(received).toEqual([request]);
    endpoint.close();
  });

  it.each<Record<string, string>>([{}, { 'x-podium-gateway': 'wrong' }, { 'x-podium-gateway': '' }])(
    'refuses whoever is not the gateway, before it reads what they sent: %j',
    async (headers) => {
      const { url, received } = await aService();
      // Not even JSON: whoever read it would answer 400.
      const response = await fetch(url, {
        method: 'POST',
        body: '{',
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
      expect(received).toEqual([]);
    },
  );

  it('makes a hash of its own when the gateway sends none, and takes the address it was asked from', async () => {
    const { url, received } = await aService();
    const endpoint = new HttpEndpoint({ url, token: 'open sesame' });
    await endpoint.execute({ query: '{ a }', call: { requestId: 'r1', idempotencyKey: 'k1' } });
    expect(received[0]?.call).toEqual({
      requestId: 'r1',
      idempotencyKey: 'k1',
      clientAddress: '127.0.0.1',
      requestHash: requestHash('{ a }', undefined),
    });
    endpoint.close();
  });

  it.each([
    '[]',
    '{}',
    '{"query": 1}',
    '{"query": "{a}", "variables": []}',
    '{"query": "{a}", "operationName": {}}',
    '{',
  ])('refuses %s', async (body) => {
    const { url, received } = await aService();
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-podium-gateway': 'open sesame' },
    });
    expect([response.status, received]).toEqual([400, []]);
  });

  it('rejects when nobody answers, or not with GraphQL', async () => {
    const { url } = await aService();
    await expect(
      new HttpEndpoint({ url: 'http://127.0.0.1:1/graphql', token: 'open sesame' }).execute({ query: '{ a }', call }),
    ).rejects.toThrow();
    const elsewhere = new HttpEndpoint({ url: `${url}/nowhere`, token: 'open sesame' });
    await expect(elsewhere.execute({ query: '{ a }', call: { requestId: 'r' } })).rejects.toThrow(/GraphQL/);
    elsewhere.close();
  });
});

it('does not wait for ever for a service that is silent', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const endpoint = new HttpEndpoint({
    url: `http://127.0.0.1:${port}/graphql`,
    token: 'open sesame',
    timeoutMilliseconds: 200,
  });
  await expect(endpoint.execute({ query: '{ a }', call })).rejects.toThrow();
  endpoint.close();
  silent.closeAllConnections();
  await new Promise((resolve) => silent.close(resolve));
});

describe('the hash of a request', () => {
  it('heeds values and not the order of keys', () => {
    const hash = requestHash('{ a }', { a: 1, b: { c: 2, d: 3 } });
    expect(hash).toBe(requestHash('{ a }', { b: { d: 3, c: 2 }, a: 1 }));
    expect(hash).not.toBe(requestHash('{ a }', { a: 1, b: { c: 2, d: 4 } }));
    expect(hash).not.toBe(requestHash('{  a }', { a: 1, b: { c: 2, d: 3 } }));
  });
});
