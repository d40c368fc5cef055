import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Mailbox, MailboxLetter } from './mailbox.js';
import { letterPage, listPage } from './mailbox-page.js';

const ON_A_PAGE = 50;
const MOST_FOR_PROGRAMS = 100;
const ID = /^[0-9a-f]{32}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

interface Wanted {
  key?: string;
  to?: string;
  after?: string;
  first?: string;
}

/**
 * The mailbox page for people, and the same letters for programs. It shows everybody's letters, codes included, so it answers
 * whoever has the key: as `?key=` in the link that is printed at start, or as `Authorization: Bearer`.
 */
export function mailboxRoutes(app: FastifyInstance, mailbox: () => Mailbox | null, key: string): void {
  void app.register(async (routes) => {
    routes.addHook('onRequest', async (request, reply) => {
      if (!holdsKey(request, key))
        return refused(reply, 403, 'The mailbox opens with the link that Podium printed at its start.');
      if (!mailbox()) return refused(reply, 503, 'The mailbox is not open yet.');
    });

    routes.get<{ Querystring: Wanted }>('/mailbox', async ({ query }, reply) => {
      const box = mailbox() as Mailbox;
      const to = single(query.to);
      const [letters, count] = await Promise.all([box.newest(ON_A_PAGE, { to: to || undefined }), box.count()]);
      return page(reply, listPage({ letters, count, to: to ?? '', key }));
    });

    routes.get<{ Querystring: Wanted }>('/mailbox/letters', async ({ query }, reply) => {
      const after = readAfter(single(query.after));
      const first = Number(single(query.first) ?? 20);
      if (after === null) return refused(reply, 400, 'after: an instant in ISO 8601 or the id of a letter.');
      if (!Number.isInteger(first) || first < 1 || first > MOST_FOR_PROGRAMS) {
        return refused(reply, 400, `first: from 1 to ${MOST_FOR_PROGRAMS}.`);
      }
      const letters = await (mailbox() as Mailbox).newest(first, { to: single(query.to), after });
      return plain(reply).send(letters.map(forPrograms));
    });

    routes.get<{ Params: { id: string } }>('/mailbox/letters/:id', async ({ params, headers }, reply) => {
      const letter = ID.test(params.id) ? await (mailbox() as Mailbox).byId(params.id) : null;
      if (!letter) return refused(reply, 404, 'There is no such letter.');
      if (headers.accept?.includes('text/html')) return page(reply, letterPage(letter, key));
      return plain(reply).send({ ...forPrograms(letter), html: letter.html });
    });
  });
}

function holdsKey({ query, headers }: FastifyRequest, key: string): boolean {
  const given = single((query as Wanted).key) ?? /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}

const forPrograms = ({ id, to, subject, date, text }: MailboxLetter) => ({ id, to, subject, date, text });

/** A parameter given twice counts once, by its last. */
const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value);

function readAfter(after: string | undefined): string | undefined | null {
  if (after === undefined || ID.test(after)) return after;
  const instant = INSTANT.test(after) ? new Date(after) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : null;
}

const plain = (reply: FastifyReply) =>
  reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');

function refused(reply: FastifyReply, status: number, message: string) {
  return plain(reply).code(status).send({ error: message });
}

function page(reply: FastifyReply, html: string) {
  return plain(reply)
    .header('content-type', 'text/html; charset=utf-8')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    )
    .header('referrer-policy', 'no-referrer')
    .send(html);
}
