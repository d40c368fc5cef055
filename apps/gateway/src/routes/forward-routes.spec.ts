import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RouteEndpoint, RoutesStatement } from '@podium/platform-graphql';
import { routesUnder, statementOf, type Route } from '@podium/platform-service';
import { harness, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';
import { apart, faults, GET, server, sha, stated, whenAborted } from './forward-routes.fixture.js';

let three: Harness;
beforeAll(async () => void (three = await harness()));
afterAll(() => three.close());

const gatewayBefore = (endpoint: RouteEndpoint, statement: RoutesStatement = statementOf(stated)) =>
  createGateway({
    endpoints: three.executors,
    supergraph: three.supergraph,
    forwarded: [{ service: 'files', statement, endpoint }],
  });

describe.each(['in one process', 'apart'])('a route, %s', (way) => {
  let gateway: Gateway;
  let service: Awaited<ReturnType<typeof apart>> | undefined;
  beforeAll(async () => {
    service = way === 'apart' ? await apart() : undefined;
    gateway = await gatewayBefore(service?.endpoint ?? server);
  });
  afterAll(async () => {
    await gateway.close();
    await service?.close();
  });
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}/files${path}`, { headers });
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(`${gateway.url}/files${path}`, { method: 'POST', body });
  const codeOf = async (answer: Response) => [
    answer.status,
    ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code,
  ];

  it('hears the client: parameters, query, token, address, language; and nothing of the connection', async () => {
    const answer = await get('/%E6%95%B8%20碼/echo?a=1&a=2', {
      authorization: 'Bearer ann',
      'accept-language': 'zh-HK',
      cookie: 'session=1',
      'x-forwarded-for': '203.0.113.9',
      'x-podium-client-address': '6.6.6.6',
      'x-podium-gateway': 'forged',
      'x-own': 'kept',
    });
    const { params, query, headers, call } = (await answer.json()) as Record<string, Record<string, unknown>>;
    expect([params, query]).toEqual([
      { name: '數 碼' },
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ]);
    expect(call).toMatchObject({ authorization: 'Bearer ann', clientAddress: '203.0.113.9', locale: 'zhHant' });
    expect(headers).toMatchObject({ 'x-own': 'kept' });
    expect(
      Object.keys(headers as object).filter((name) => /^(x-podium|x-forw|cookie|connection|host|te$)/.test(name)),
    ).toEqual([]);
  });

  it('asks who it is', async () => {
    expect(await codeOf(await get('/mine'))).toEqual([401, 'UNAUTHENTICATED']);
    expect(await (await get('/mine', { authorization: 'Bearer ann' })).json()).toBe('ann');
    expect(await codeOf(await get('/locked?key=x', { authorization: 'Bearer ann' }))).toEqual([403, 'FORBIDDEN']);
    expect((await get('/locked?key=k')).status).toBe(200);
  });

  it('says how long it may be kept, and 304 to whoever has it', async () => {
    const first = await get('/kept');
    const etag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('cache-control')]).toEqual([200, 'public, max-age=30']);
    const again = await get('/kept', { 'if-none-match': `"other", W/${etag}` });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get('/mine', { authorization: 'Bearer ann' })).headers.get('cache-control')).toBe('no-store');
  });

  it('is there for its method only, and nothing else is', async () => {
    const wrong = await fetch(`${gateway.url}/files/kept`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, PUT, HEAD']);
    expect((await fetch(`${gateway.url}/files/kept`, { method: 'HEAD' })).status).toBe(200);
    const preflight = await fetch(`${gateway.url}/files/kept`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, PUT, HEAD']);
    for (const path of ['/nothing', '', '/kept/more', '/%2e%2e/echo', '/a%2fb/echo', '/%00/echo', '/..%5c/echo'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('masks what went wrong', async () => {
    const answer = await get('/broken');
    expect([answer.status, await answer.text(), faults.at(-1)]).toEqual([
      500,
      expect.not.stringContaining('secret'),
      'the secret reason',
    ]);
  });

  it('takes a body as it comes, of any size within its limit', async () => {
    const bytes = Buffer.alloc(10_000_000, 'podium');
    expect(await (await post('/hash', bytes)).json()).toEqual({ sha: sha(bytes), streamed: true });
  });

  it('refuses a body beyond its limit, said or not', async () => {
    expect(await (await post('/small', 'short')).json()).toBe('short');
    expect(await codeOf(await post('/small', 'x'.repeat(101)))).toEqual([413, 'REQUEST_TOO_LARGE']);
    // Its length is not said: it is counted.
    const status = await new Promise((resolve, reject) => {
      const sending = request(`${gateway.url}/files/small`, { method: 'POST' }, ({ statusCode }) =>
        resolve(statusCode),
      );
      sending.on('error', reject);
      Readable.from([Buffer.alloc(60), Buffer.alloc(60)]).pipe(sending);
    });
    expect(status).toBe(413);
    expect(await (await post('/unread', 'never mind')).json()).toBe('not read');
  });

  it('waits neither for a slow service nor for a slow client', async () => {
    expect(await codeOf(await get('/slow'))).toEqual([504, 'TOO_SLOW']);
    const { port } = new URL(gateway.url);
    const said = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      let heard = '';
      socket.on('data', (chunk) => (heard += chunk)).on('close', () => resolve(heard));
      socket.write('POST /files/small HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\nonly this');
    });
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('sends an answer as it is made, and stops when nobody waits any more', async () => {
    const stopped = whenAborted();
    const leave = new AbortController();
    const answer = await fetch(`${gateway.url}/files/endless`, { signal: leave.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).value?.length).toBeGreaterThan(0);
    leave.abort();
    await reader.read().catch(() => undefined);
    await stopped;
  });

  it('is not asked more often than it takes', async () => {
    expect([(await get('/few')).status, (await get('/few')).status]).toEqual([200, 200]);
    const third = await get('/few');
    expect([third.headers.get('retry-after'), ...(await codeOf(third))]).toEqual(['5', 429, 'TOO_MANY_REQUESTS']);
  });
});

describe('a service apart', () => {
  it('answers nobody but the gateway', async () => {
    const service = await apart();
    const answers = [
      await fetch(`${service.address}/files/kept`),
      await fetch(`${service.address}/files/kept`, { headers: { 'x-podium-gateway': 'guessed' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
    await service.close();
    const gateway = await gatewayBefore(service.endpoint);
    const away = await fetch(`${gateway.url}/files/kept`);
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5']);
    await gateway.close();
  });
});

describe('what a service states', () => {
  const route = (more: object) => [{ ...GET, path: '/x', answer: () => ({}), ...more } as Route];

  it.each([
    ['/files', route({ audience: undefined }), 'does not say who may use it'],
    ['/files', route({ audience: 'key' }), 'holdsKey'],
    ['/files', route({ path: '/../x' }), 'no path that is forwarded'],
    ['/files', route({ path: '/x*' }), 'no path that is forwarded'],
    ['/files', [...route({}), ...route({})], 'stated twice'],
    ['/graphql', route({}), 'no prefix'],
    ['/internal', route({}), 'no prefix'],
    ['files', route({}), 'no prefix'],
  ])('%# is refused where it could not be forwarded', (prefix, routes, reason) =>
    expect(() => routesUnder(prefix, routes)).toThrow(reason),
  );

  it('is refused by the gateway when two services state one prefix', async () => {
    const each = { statement: statementOf(stated), endpoint: server };
    const forwarded = [
      { service: 'files', ...each },
      { service: 'papers', ...each },
    ];
    await expect(
      createGateway({ endpoints: three.executors, supergraph: three.supergraph, forwarded }),
    ).rejects.toThrow('two services state routes under /files');
  });
});
