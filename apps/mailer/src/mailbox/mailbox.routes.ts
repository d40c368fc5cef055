import { createHash, timingSafeEqual } from 'node:crypto';
import { json, NOT_HERE, routesUnder, type Answer, type Asked, type Route } from '@podium/platform-service';
import type { Mailbox, MailboxLetter } from './mailbox.js';
import { letterPage, listPage } from './mailbox-page.js';
import { MailboxReading } from './mailbox-reading.js';

const ON_A_PAGE = 50;
const MOST_FOR_PROGRAMS = 100;
const ID = /^[0-9a-f]{32}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** An open mailbox, to be read by whoever has its key. */
interface Open {
  box: Mailbox;
  key: string;
}

/**
 * The mailbox page for people, and the same letters for programs. It shows everybody's letters, codes included, so it answers
 * whoever has the key: as `?key=` in the link that is printed at start, or as `Authorization: Bearer`.
 */
export const mailboxRoutes = routesUnder('/mailbox', [
  of('', 'The page of letters that stay on this machine.', async ({ query }, { box, key }) => {
    const to = last(query, 'to');
    const [letters, count] = await Promise.all([box.newest(ON_A_PAGE, { to: to || undefined }), box.count()]);
    return page(listPage({ letters, count, to: to ?? '', key }));
  }),
  of('/letters', 'The newest letters, for programs.', async ({ query }, { box }) => {
    const after = readAfter(last(query, 'after'));
    const first = Number(last(query, 'first') ?? 20);
    if (after === null) return refused(400, 'after: an instant in ISO 8601 or the id of a letter.');
    if (!Number.isInteger(first) || first < 1 || first > MOST_FOR_PROGRAMS) {
      return refused(400, `first: from 1 to ${MOST_FOR_PROGRAMS}.`);
    }
    return json((await box.newest(first, { to: last(query, 'to'), after })).map(forPrograms));
  }),
  of('/letters/:id', 'One letter.', async ({ params: { id = '' }, headers }, { box, key }) => {
    const letter = ID.test(id) ? await box.byId(id) : null;
    if (!letter) return refused(404, 'There is no such letter.');
    if (headers['accept']?.includes('text/html')) return page(letterPage(letter, key));
    return json({ ...forPrograms(letter), html: letter.html });
  }),
]);

function of(path: string, about: string, answer: (asked: Asked, open: Open) => Promise<Answer>): Route {
  return {
    method: 'GET',
    path,
    about,
    audience: 'key',
    // Whoever has the key reads as often as they like: programs wait for letters by asking again.
    limits: { perSecond: 0 },
    // Where letters are really sent there is no mailbox, and no key to it.
    holdsKey(asked, get) {
      const { key } = get(MailboxReading);
      return key === null || holdsKey(asked, key);
    },
    async answer(asked, get) {
      const reading = get(MailboxReading);
      const { key } = reading;
      return key === null ? NOT_HERE : answer(asked, { box: await reading.mailbox(), key });
    },
  };
}

function holdsKey({ query, headers }: Asked, key: string): boolean {
  const given = last(query, 'key') ?? /^Bearer (\S+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}

const forPrograms = ({ id, to, subject, date, text }: MailboxLetter) => ({ id, to, subject, date, text });

/** A parameter given twice counts once, by its last. */
const last = (query: URLSearchParams, name: string) => query.getAll(name).at(-1);

function readAfter(after: string | undefined): string | undefined | null {
  if (after === undefined || ID.test(after)) return after;
  const instant = INSTANT.test(after) ? new Date(after) : null;
  return instant && !Number.isNaN(instant.getTime()) ? instant.toISOString() : null;
}

const refused = (status: number, message: string) => json({ error: message }, { status });

function page(html: string): Answer {
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
    body: html,
  };
}
