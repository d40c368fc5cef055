import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { harness, post, type Harness } from '../../cases/harness.js';
import { createGateway, type Gateway } from '../create-gateway.js';

let three: Harness;
let gateway: Gateway;
const unreachable: { subgraph: string; error: unknown }[] = [];
beforeAll(async () => {
  three = await harness();
  gateway = await createGateway({
    endpoints: { ...three.executors, awards: { execute: () => new Promise(() => undefined) } },
    supergraph: three.supergraph,
    patience: { headers: 300, request: 600, idle: 300, subgraph: 300 },
    log: { unreachable: ({ subgraph, error }) => void unreachable.push({ subgraph, error }) },
  });
});
afterAll(async () => {
  await gateway.close();
  await three.close();
});

/** What a connection that sends this, and then no more, hears until it is closed. */
function heard(sends: string): Promise<string> {
  const { port, hostname } = new URL(gateway.url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(sends));
    socket.setEncoding('utf8').on('data', (more) => (text += String(more)));
    socket.on('close', () => resolve(text)).on('error', reject);
  });
}

describe('a connection', () => {
  it.each([
    ['says nothing', ''],
    ['stops within its headers', 'POST /graphql HTTP/1.1\r\nhost: podium\r\n'],
    ['stops within its body', 'POST /graphql HTTP/1.1\r\nhost: podium\r\ncontent-length: 100\r\n\r\n{"query'],
    ['asks once and stays', 'GET /health/live HTTP/1.1\r\nhost: podium\r\n\r\n'],
  ])('that %s is closed', async (_, sends) => {
    const text = await heard(sends);
    expect(text).toMatch(sends.startsWith('GET') ? /^HTTP\/1.1 200/ : /^(HTTP\/1.1 408|$)/);
  });
});

it('gives up on a subgraph that does not answer, and says so', async () => {
  const { data, errors } = await post(gateway.url, '{ winners { id } }');
  expect([data, errors?.[0]?.extensions.code]).toEqual([null, 'SUBGRAPH_UNAVAILABLE']);
  expect(unreachable).toEqual([{ subgraph: 'awards', error: new Error('no answer within 300 ms') }]);
});

describe('every answer', () => {
  it.each(['/graphql?query={__typename}', '/explorer', '/health/live', '/nowhere'])(
    'of %s says what a browser may do with it',
    async (path) => {
      const { headers } = await fetch(`${gateway.url}${path}`);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
    },
  );

  it('lets the explorer run its own scripts and no others', async () => {
    const response = await fetch(`${gateway.url}/explorer`);
    const policy = response.headers.get('content-security-policy') ?? '';
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];
    expect(scripts.filter((source) => !source.startsWith("'sha256-"))).toEqual(['blob:']);
    expect(scripts).toHaveLength(1 + [...(await response.text()).matchAll(/<script\b[^>]*>[^]*?<\/script>/g)].length);
  });
});
