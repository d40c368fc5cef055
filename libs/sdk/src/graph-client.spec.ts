import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GraphFault, NotReachable, TooMany } from './faults.js';
import { GraphClient } from './graph-client.js';
import type { TokenSource } from './token-source.js';
import type { TypedDocument } from './typed-document.js';

const READ: TypedDocument<{ me: null }, Record<string, never>> = { id: 'sha256:1', text: 'query Read { me { id } }' };
const WRITE: TypedDocument<{ ok: true }, { n: number }> = { id: 'sha256:2', text: 'mutation Write { ok }' };

interface Reply {
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** The connection breaks before any answer. */
  broken?: boolean;
}

let replies: Reply[];
let asked: { headers: IncomingHttpHeaders; body: { query: string; variables: unknown } }[];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      asked.push({ headers: request.headers, body: JSON.parse(text) });
      const { status = 200, body = { data: { me: null } }, headers = {}, broken } = replies.shift() ?? {};
      if (broken) return request.socket.destroy();
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
beforeEach(() => {
  replies = [];
  asked = [];
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const client = (tokens?: TokenSource) =>
  new GraphClient({ url, pauses: [1, 1], locale: () => 'zh-Hant', ...(tokens ? { tokens } : {}) });
const unauthenticated: Reply = {
  body: { data: null, errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] },
};

describe('a client of the graph', () => {
  it('asks in the language of its reader', async () => {
    expect(await client().ask(READ, {})).toEqual({ me: null });
    expect(asked[0]?.headers['accept-language']).toBe('zh-Hant');
    expect(asked[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('sends a mutation again with the same key when no answer came', async () => {
    replies = [{ broken: true }, { status: 503, body: {} }, { body: { data: { ok: true } } }];
    expect(await client().ask(WRITE, { n: 1 })).toEqual({ ok: true });
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    expect([keys.length, new Set(keys).size, keys[0]]).toEqual([3, 1, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  });

  it('keeps the key that it was given', async () => {
    replies = [{ body: { data: { ok: true } } }];
    await client().ask(WRITE, { n: 1 }, { key: 'mine' });
    expect(asked[0]?.headers['idempotency-key']).toBe('mine');
  });

  it('gives up when no answer comes at all', async () => {
    replies = [{ broken: true }, { broken: true }, { broken: true }];
    await expect(client().ask(READ, {})).rejects.toThrow(NotReachable);
    expect(asked.length).toBe(3);
  });

  it('takes another token once when the first is not good', async () => {
    replies = [unauthenticated, { body: { data: { me: null } } }];
    const tokens = { token: () => Promise.resolve('old'), refused: () => Promise.resolve('new') };
    await client(tokens).ask(READ, {});
    expect(asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
  });

  it('says that nobody is signed in when the session is over, and does not ask for ever', async () => {
    replies = [unauthenticated, unauthenticated];
    const over = { token: () => Promise.resolve('old'), refused: () => Promise.resolve(undefined) };
    const fault = await client(over)
      .ask(READ, {})
      .catch((error: unknown) => error);
    expect([fault, (fault as GraphFault).codes, asked.length]).toEqual([
      expect.any(GraphFault),
      ['UNAUTHENTICATED'],
      1,
    ]);
    const stubborn = { token: () => Promise.resolve('old'), refused: () => Promise.resolve('new') };
    replies = [unauthenticated, unauthenticated];
    await expect(client(stubborn).ask(READ, {})).rejects.toThrow(GraphFault);
    expect(asked.length).toBe(3);
  });

  it('says how long to wait when it asks too often', async () => {
    const body = { errors: [{ message: 'Slow down.', extensions: { code: 'TOO_MANY_REQUESTS' } }] };
    replies = [{ status: 429, body, headers: { 'retry-after': '7' } }];
    const fault = await client()
      .ask(READ, {})
      .catch((error: unknown) => error);
    expect([fault, (fault as TooMany).retryAfter, (fault as TooMany).message]).toEqual([
      expect.any(TooMany),
      7,
      'Slow down.',
    ]);
  });

  it('stops when nobody waits any more', async () => {
    const stop = AbortSignal.abort();
    await expect(client().ask(READ, {}, { signal: stop })).rejects.toThrow(/abort/i);
    expect(asked.length).toBe(0);
  });
});
