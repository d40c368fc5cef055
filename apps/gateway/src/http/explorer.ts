import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance } from 'fastify';

/** GraphiQL at /explorer, everything within one page: it works where there is no internet. */
export function mountExplorer(fastify: FastifyInstance): void {
  const page = Buffer.from(explorerPage());
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  fastify.get('/explorer', (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache').type('text/html; charset=utf-8');
    return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.send(page);
  });
}

export function explorerPage(): string {
  return renderGraphiQL({ title: 'Podium', endpoint: '/graphql', credentials: 'same-origin' });
}
