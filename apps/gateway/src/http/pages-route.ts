import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Scripts, styles and faces are files of this address; nothing is written into the page itself. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

interface StaticFile {
  type: string;
  etag: string;
  cacheControl: string;
  bytes: Buffer;
  /** By the name of their encoding, the smallest first; made when the pages were built. */
  compressed: [string, Buffer][];
}

/**
 * The pages: one document for every address that nothing else answers, and the files that it names. The files' names carry
 * their hashes, so that browsers keep them for ever; the document is asked for anew each time.
 * @param folder  what `npm run build` made of apps/web; without it there are no pages, and the graph stands alone
 * @returns whether there are pages
 */
export function mountPages(fastify: FastifyInstance, folder: string): boolean {
  if (!existsSync(join(folder, 'index.html'))) return false;
  const files = readFiles(folder);
  const document = files.get('/index.html') as StaticFile;
  for (const [path, file] of files) {
    if (path !== '/index.html') fastify.get(path, (request, reply) => sendFile(file, request, reply));
  }
  fastify.get('/', (request, reply) => sendFile(document, request, reply));
  fastify.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    // A file of an earlier build is no page.
    if (isPage && !request.url.startsWith('/assets/')) return sendFile(document, request, reply);
    const message = `There is nothing at ${request.method} ${new URL(request.url, 'http://localhost').pathname}.`;
    return reply.status(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });
  return true;
}

function sendFile(file: StaticFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply
    .header('etag', file.etag)
    .header('cache-control', file.cacheControl)
    .header('content-security-policy', POLICY)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
  reply.type(file.type);
  const accepted = request.headers['accept-encoding'] ?? '';
  const smaller = file.compressed.find(([encoding]) => new RegExp(`\\b${encoding}\\b`).test(accepted));
  if (!smaller) return reply.send(file.bytes);
  return reply.header('content-encoding', smaller[0]).send(smaller[1]);
}

function readFiles(folder: string): Map<string, StaticFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1));
  const plain = names.filter((name) => extname(name) in TYPES);
  return new Map(plain.map((name) => [`/${name}`, readStatic(folder, name)]));
}

function readStatic(folder: string, name: string): StaticFile {
  const bytes = readFileSync(join(folder, name));
  const compressed = (
    [
      ['br', '.br'],
      ['gzip', '.gz'],
    ] as const
  )
    .filter(([, ending]) => existsSync(join(folder, name + ending)))
    .map(([encoding, ending]): [string, Buffer] => [encoding, readFileSync(join(folder, name + ending))]);
  return {
    type: TYPES[extname(name)] as string,
    etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
    cacheControl: name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    bytes,
    compressed,
  };
}
