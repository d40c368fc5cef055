import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { FastifyInstance } from 'fastify';

/** GraphiQL at /explorer, everything within one page: it works where there is no internet. */
export function mountExplorer(fastify: FastifyInstance): void {
  const page = explorerPage();
  const bytes = Buffer.from(page);
  const etag = `"${sha256(page)}"`;
  const policy = policyOf(page);
  fastify.get('/explorer', (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache').header('content-security-policy', policy);
    reply.type('text/html; charset=utf-8');
    return request.headers['if-none-match'] === etag ? reply.status(304).send() : reply.send(bytes);
  });
}

export function explorerPage(): string {
  return renderGraphiQL({ title: 'Podium', endpoint: '/graphql', credentials: 'same-origin' });
}

/** Runs the scripts that are in the page, named by their hashes, and those that the editor makes for its workers. */
function policyOf(page: string): string {
  const scripts = [...page.matchAll(/<script\b[^>]*>([^]*?)<\/script>/g)].map(([, script]) =>
    sha256(script as string, 'base64'),
  );
  return [
    "default-src 'none'",
    `script-src ${scripts.map((hash) => `'sha256-${hash}'`).join(' ')} blob:`,
    "worker-src 'self' blob: data:",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function sha256(text: string, encoding: 'base64' | 'base64url' = 'base64url'): string {
  return createHash('sha256').update(text).digest(encoding);
}
