import type { FastifyInstance } from 'fastify';

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

/** Pages hold what they need, save images, and are framed by nobody. A page with scripts of its own says so itself. */
const PAGE =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** What is no page loads nothing, should a browser ever show it as one. */
const NO_PAGE = "default-src 'none'; frame-ancestors 'none'";

/** Headers that every answer carries, unless its route says otherwise. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(ALWAYS)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (!reply.hasHeader('content-security-policy')) {
      const isPage = String(reply.getHeader('content-type') ?? '').startsWith('text/html');
      reply.header('content-security-policy', isPage ? PAGE : NO_PAGE);
    }
    done(null, payload);
  });
}
