import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import type { AskGraph } from '../graph/ask-graph.js';
import { mountSession } from './session-route.js';

const signedIn = (renewal: string) => ({
  __typename: 'SignedIn',
  token: 'token',
  tokenExpiresAt: '2026-05-02T17:00:00.000Z',
  renewal,
  person: { id: 'p1', email: 'amy@podium.example' },
});

/** What the graph was asked, and what it answers: the graph's side has specs of its own. */
let asked: { operation: string; variables: Record<string, unknown> }[];
let answers: Record<string, unknown>[];
const ask: AskGraph = (text, variables) => {
  asked.push({ operation: /mutation (\w+)/.exec(text)?.[1] ?? '', variables });
  return Promise.resolve({ data: answers.shift() ?? null });
};

let server: FastifyInstance;
beforeAll(() => {
  server = fastify({ trustProxy: true });
  mountSession(server, { ask, callOf: ({ id }) => ({ requestId: id, clientAddress: '127.0.0.1' }), seconds: 1000 });
});
beforeEach(() => {
  asked = [];
  answers = [];
});
afterAll(() => server.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url, payload, headers });

describe('a session of pages', () => {
  it('keeps the renewal where no script reads it', async () => {
    answers = [{ signIn: signedIn('secret') }];
    const response = await post('/session', { email: 'amy@podium.example', code: '123456' });
    expect(response.json()).toEqual({
      token: 'token',
      tokenExpiresAt: '2026-05-02T17:00:00.000Z',
      person: { id: 'p1', email: 'amy@podium.example' },
    });
    expect(response.headers['set-cookie']).toBe(
      'podium_session=secret; Path=/session; HttpOnly; SameSite=Strict; Max-Age=1000',
    );
  });

  it('sends the cookie over encrypted connections only, where it came over one', async () => {
    answers = [{ signIn: signedIn('secret') }];
    const response = await post('/session', { email: 'a@b.example', code: '1' }, { 'x-forwarded-proto': 'https' });
    expect(response.headers['set-cookie']).toMatch(/; Secure$/);
  });

  it('says why nobody was signed in', async () => {
    answers = [{ signIn: { __typename: 'CodeNotAccepted', message: 'This code is not accepted.' } }];
    const response = await post('/session', { email: 'a@b.example', code: '1' });
    expect([response.statusCode, response.json(), response.headers['set-cookie']]).toEqual([
      422,
      { refusal: 'CodeNotAccepted', message: 'This code is not accepted.' },
      undefined,
    ]);
  });

  it('renews with the cookie, and gives the next one', async () => {
    answers = [{ renewSession: signedIn('second') }];
    const response = await post('/session/renewal', {}, { cookie: 'other=1; podium_session=first' });
    expect(asked).toEqual([{ operation: 'Renew', variables: { input: { renewal: 'first' } } }]);
    expect(response.headers['set-cookie']).toContain('podium_session=second;');
    expect(response.json()).not.toHaveProperty('renewal');
  });

  it('is over when the renewal is not taken, and forgets the cookie; when the graph is away it keeps it', async () => {
    answers = [{ renewSession: { __typename: 'SessionEnded', message: 'Over.' } }];
    const over = await post('/session/renewal', {}, { cookie: 'podium_session=first' });
    expect([over.statusCode, over.headers['set-cookie']]).toEqual([401, expect.stringContaining('Max-Age=0')]);
    const away = await post('/session/renewal', {}, { cookie: 'podium_session=first' });
    expect([away.statusCode, away.headers['set-cookie']]).toEqual([503, undefined]);
    expect((await post('/session/renewal', {})).statusCode).toBe(204);
  });

  it('ends', async () => {
    answers = [{ signOut: { ended: true } }];
    const response = await server.inject({ method: 'DELETE', url: '/session' });
    expect([response.statusCode, response.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(asked[0]?.operation).toBe('SignOut');
  });

  it.each([
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbouring address', { 'sec-fetch-site': 'same-site' }],
    ['an older browser on another page', { origin: 'https://evil.example', host: 'podium.example' }],
    ['a form', { 'content-type': 'text/plain' }],
  ])('is not for %s', async (_, headers) => {
    const response = await server.inject({
      method: 'POST',
      url: '/session/renewal',
      payload: '{}',
      headers: { cookie: 'podium_session=first', 'content-type': 'application/json', ...headers },
    });
    expect([response.statusCode, asked]).toEqual([403, []]);
  });

  it('is for pages of its own address, whatever browser shows them', async () => {
    answers = [{ renewSession: signedIn('x') }, { renewSession: signedIn('x') }];
    const own: Record<string, string>[] = [
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'https://podium.example', host: 'podium.example' },
    ];
    for (const headers of own) {
      const response = await post('/session/renewal', {}, { cookie: 'podium_session=first', ...headers });
      expect(response.statusCode).toBe(200);
    }
  });

  it('refuses what is no address and no code', async () => {
    expect((await post('/session', { email: 7 })).statusCode).toBe(400);
    expect(asked).toEqual([]);
  });
});
