import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harness, post, type Harness } from '../../cases/harness.js';
import { createGateway, type GatewayOptions } from '../create-gateway.js';
import { clientOf, RateLimit, TooManyRequests } from './rates.js';

describe('what one client may ask for', () => {
  const taken = (limit: RateLimit, client: string, times: number) => {
    for (let at = 0; at < times; at++) {
      try {
        limit.take(client);
      } catch (error) {
        return error instanceof TooManyRequests ? [at, error.retryAfter] : error;
      }
    }
    return [times];
  };

  it('is a stock that fills again', () => {
    let now = 0;
    const limit = new RateLimit(2, 10, () => now);
    expect(taken(limit, 'a', 20)).toEqual([10, 1]);
    expect(taken(limit, 'b', 5)).toEqual([5]);
    now += 1_500;
    expect(taken(limit, 'a', 20)).toEqual([3, 1]);
    now += 3_600_000;
    expect(taken(limit, 'a', 20)).toEqual([10, 1]);
  });

  it('is not limited by 0', () => expect(taken(new RateLimit(0, 0), 'a', 1_000)).toEqual([1_000]));

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1'],
    ['2001:0db8:0000:0001::1', '2001:db8:0:1'],
    ['2001:db8::5', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('counts %s as %s', (address, client) => expect(clientOf(address)).toBe(client));
});

describe('a gateway', () => {
  let three: Harness;
  beforeAll(async () => void (three = await harness()));
  afterAll(() => three.close());
  const aGateway = (rates: GatewayOptions['rates']) =>
    createGateway({ endpoints: three.executors, supergraph: three.supergraph, rates: rates ?? {} });
  const asked = async (url: string, query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: { 'content-type': 'application/json', ...headers },
    });
    const { errors } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
    return [response.status, errors?.[0]?.extensions.code, response.headers.get('retry-after'), errors?.[0]?.message];
  };

  it('refuses a client that asks too often, by name, and nobody else', async () => {
    const gateway = await aGateway({ requests: 0.3 });
    const codes: unknown[] = [];
    for (let at = 0; at < 4; at++) codes.push(await asked(gateway.url, '{ language }', { 'accept-language': 'zh-HK' }));
    expect(codes.map((each) => (each as unknown[])[0])).toEqual([200, 200, 200, 429]);
    expect(codes[3]).toEqual([
      429,
      'TOO_MANY_REQUESTS',
      expect.stringMatching(/^[1-4]$/),
      expect.stringContaining('要求過多'),
    ]);
    expect((await asked(gateway.url, '{ language }', { 'x-forwarded-for': '203.0.113.9' }))[0]).toBe(200);
    await gateway.close();
  });

  it('takes as many requests as come with a text it knows, but few new texts', async () => {
    const gateway = await aGateway({ documents: 0.05 });
    const status = async (query: string) => (await asked(gateway.url, query))[0];
    expect([await status('{ language }'), await status('{ a: language }'), await status('{ b: language }')]).toEqual([
      200, 200, 200,
    ]);
    expect([await status('{ c: language }'), await status('{ language }')]).toEqual([429, 200]);
    expect((await post(gateway.url, '{ a: language }')).errors).toBeUndefined();
    await gateway.close();
  });
});
