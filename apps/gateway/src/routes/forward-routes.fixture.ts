import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { RequestContext, type Caller } from '@podium/platform-access';
import { HttpRoutes, mountRoutes, type Call } from '@podium/platform-graphql';
import { json, RouteServer, routesUnder, statementOf } from '@podium/platform-service';
import { fastify } from 'fastify';

export const GET = { method: 'GET', audience: 'public', about: 'For the test.' } as const;
const POST = { ...GET, method: 'POST' } as const;
export const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** What the route that never ends does when nobody waits any more. */
let aborted: (() => void) | undefined;
export const whenAborted = () => new Promise<void>((resolve) => (aborted = resolve));

/** Routes of each kind, as a service states them. */
export const stated = routesUnder('/files', [
  {
    ...GET,
    path: '/:name/echo',
    answer: ({ params, query, headers, call }) => json({ params, query: [...query], headers, call }),
  },
  { ...GET, path: '/kept', answer: () => json({ kept: true }, { keepSeconds: 30 }) },
  { ...GET, path: '/mine', audience: 'person', answer: ({ context }) => json(context.person().personId) },
  {
    ...GET,
    path: '/locked',
    audience: 'key',
    holdsKey: ({ query }) => query.get('key') === 'k',
    answer: () => json('open'),
  },
  { ...GET, path: '/broken', answer: () => Promise.reject(new Error('the secret reason')) },
  { ...GET, path: '/few', limits: { perSecond: 0.2 }, answer: () => json('one of few') },
  { ...GET, path: '/slow', limits: { seconds: 0.2 }, answer: () => new Promise(() => undefined) },
  {
    ...GET,
    path: '/endless',
    answer: ({ signal }) => {
      signal.addEventListener('abort', () => aborted?.());
      return {
        body: Readable.from(
          (async function* () {
            for (;;) {
              yield Buffer.alloc(65_536, 'x');
              await new Promise(setImmediate);
            }
          })(),
        ),
      };
    },
  },
  {
    ...POST,
    path: '/hash',
    limits: { bodyBytes: 20_000_000 },
    async answer({ body }) {
      const hash = createHash('sha256');
      let chunks = 0;
      for await (const chunk of body) {
        hash.update(chunk as Buffer);
        chunks++;
      }
      return json({ sha: hash.digest('hex'), streamed: chunks > 1 });
    },
  },
  {
    ...POST,
    path: '/small',
    limits: { bodyBytes: 100, seconds: 0.5 },
    answer: async ({ body }) => json(await text(body)),
  },
  { ...POST, path: '/unread', limits: { bodyBytes: 100 }, answer: () => json('not read') },
  { ...GET, path: '/kept', method: 'PUT', answer: () => ({ status: 204 }) },
]);

/** What the service was told that went wrong. */
export const faults: string[] = [];
const contextOf = (call: Call, caller: Caller | null) =>
  new RequestContext(call, caller, { query: () => Promise.resolve([]) });
export const server = new RouteServer({
  routes: stated,
  contextOf: (call) =>
    Promise.resolve(contextOf(call, call.authorization === 'Bearer ann' ? { personId: 'ann', sessionId: 's' } : null)),
  nobody: (call) => contextOf(call, null),
  get: () => {
    throw new Error('no route of these asks for a provider');
  },
  onFault: ({ message }) => void faults.push(message),
});

/** A service apart, which believes one token. */
export async function apart(): Promise<{ address: string; endpoint: HttpRoutes; close(): Promise<unknown> }> {
  const app = fastify({ forceCloseConnections: true });
  mountRoutes(app, statementOf(stated), server, (token) => token === 'open sesame');
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const endpoint = new HttpRoutes(address, 'open sesame');
  return { address, endpoint, close: () => (endpoint.close(), app.close()) };
}
