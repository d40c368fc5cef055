import { afterEach, describe, expect, it } from '@jest/globals';
import { keyMaterial, readSettings, ServiceKeys, type Party } from '@podium/platform-config';
import { mountSubgraph, type SubgraphRequest } from '@podium/platform-graphql';
import { fastify } from 'fastify';
import { SUBGRAPHS } from './compose/files.js';
import { composeSupergraph } from './compose/compose.js';
import { metricsToken } from './settings.js';
import { serveAlone } from './serve-alone.js';

const keysOf = (name: Party) => new ServiceKeys(keyMaterial('a secret that is long enough to be one', name));
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n';
const supergraph = composeSupergraph(
  Object.fromEntries(SUBGRAPHS.map((name) => [name, `${link} type Query { ${name}: String }`])),
);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

async function fiveServices() {
  const received: SubgraphRequest[] = [];
  const addresses: Record<string, string> = {};
  let ready = true;
  for (const name of SUBGRAPHS) {
    const server = fastify({ forceCloseConnections: true });
    const execute = (request: SubgraphRequest) => {
      received.push(request);
      return Promise.resolve({ data: { [name]: `from ${name}` } });
    };
    mountSubgraph(server, { execute }, { isGateway: (token) => keysOf(name).isFrom('gateway', token) });
    server.get('/health/ready', (_request, reply) =>
      reply.status(ready ? 200 : 503).send({ missing: [`the database of ${name}`] }),
    );
    addresses[`${name.toUpperCase()}_URL`] = await server.listen({ port: 0, host: '127.0.0.1' });
    closing.push(() => server.close());
  }
  return { received, addresses, setReady: (is: boolean) => void (ready = is) };
}

describe('a gateway apart from its services', () => {
  it('finds them by their addresses and is believed by them', async () => {
    const { received, addresses, setReady } = await fiveServices();
    const settings = readSettings({ ...addresses, PORT: '0', LOG_LEVEL: 'silent' });
    const gateway = await serveAlone(settings, keysOf('gateway'), { supergraph, routes: {} });
    closing.push(() => gateway.close());
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query: '{ accounts judging mailer }' }),
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
    });
    const data = { accounts: 'from accounts', judging: 'from judging', mailer: 'from mailer' };
    expect(await response.json()).toEqual({ data });
    expect(received.map(({ call }) => call.clientAddress)).toEqual(Array.from({ length: 3 }, () => '203.0.113.9'));
    const get = (path: string, authorization = '') => fetch(`${gateway.url}${path}`, { headers: { authorization } });
    expect((await get('/health/ready')).status).toBe(200);
    expect([(await get('/metrics')).status, (await get('/metrics', 'Bearer guessed')).status]).toEqual([401, 401]);
    const token = metricsToken(settings, keysOf('gateway').secret);
    expect(await (await get('/metrics', `Bearer ${token}`)).text()).toContain(
      'podium_operation_milliseconds_count{service="gateway",outcome="answered"} 1',
    );
    setReady(false);
    const notReady = await get('/health/ready');
    expect([notReady.status, await notReady.json()]).toEqual([
      503,
      { status: 'not ready', missing: SUBGRAPHS.map((name) => `the database of ${name}`) },
    ]);
  });

  it('does not start when it knows too few of them', async () => {
    const settings = readSettings({ ACCOUNTS_URL: 'http://127.0.0.1:1' });
    await expect(serveAlone(settings, keysOf('gateway'), { supergraph, routes: {} })).rejects.toThrow(
      'set REGISTRATIONS_URL, JUDGING_URL, RESULTS_URL, MAILER_URL',
    );
  });
});
