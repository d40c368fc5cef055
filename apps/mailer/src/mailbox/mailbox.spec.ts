import { appendFile, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mailboxKey } from '@podium/platform-config';
import { RequestContext } from '@podium/platform-access';
import { mountRoutes, type Call } from '@podium/platform-graphql';
import { RouteServer, statementOf, type Get } from '@podium/platform-service';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import { NotDelivered, type Mail } from '../sending/carrier.js';
import { Mailbox } from './mailbox.js';
import { mailboxCarrier } from './mailbox-carrier.js';
import { mailboxId } from './mailbox-files.js';
import { MailboxFolder } from './mailbox-folder.js';
import { mailboxRoutes } from './mailbox.routes.js';

const KEY = 'the-key-of-the-mailbox';
const authorization = `Bearer ${KEY}`;
const raw = (to: string, subject: string, text = 'Hello') =>
  Buffer.from(`To: ${to}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);

describe('the mailbox', () => {
  let path: string;
  let folder: MailboxFolder;
  let mailbox: Mailbox;
  let app: FastifyInstance;
  let faults: Error[];
  const keep = (messageId: string, to: string, content: Buffer) => folder.keep([{ messageId, to, content }]);
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'podium-mailbox-'));
    folder = await MailboxFolder.open(path);
    faults = [];
    mailbox = await Mailbox.open(path);
    app = fastify({ trustProxy: 'loopback' });
    const reading = { mailbox: () => Promise.resolve(mailbox), key: KEY };
    const nobody = (call: Call) => new RequestContext(call, null, { query: () => Promise.resolve([]) });
    const endpoint = new RouteServer({
      routes: mailboxRoutes,
      contextOf: (call) => Promise.resolve(nobody(call)),
      nobody,
      get: (() => reading) as unknown as Get,
      onFault: (error) => faults.push(error),
    });
    mountRoutes(app, statementOf(mailboxRoutes), endpoint, () => true);
    await app.ready();
  });
  afterEach(async () => {
    await app.close();
    await mailbox.close();
    await folder.close();
    await rm(path, { recursive: true });
  });

  const letters = (count: number, messageId = (at: number) => `<letter-${at}@podium.example>`) =>
    Array.from({ length: count }, (_, at) => ({
      recipient: `e${at}@Example.hk`,
      locale: 'en' as const,
      language: 'en',
      subject: `已收到參賽作品 ${at}`,
      text: '多謝 🎏\n',
      html: '<p>多謝 🎏</p>',
      messageId: messageId(at),
    }));
  const unending = new AbortController().signal;

  it('keeps letters that are sent at once, and one that comes twice is there once', async () => {
    const carrier = mailboxCarrier(folder, 'Podium <no-reply@podium.example>', (error) => void faults.push(error));
    await Promise.all([...letters(120), ...letters(3)].map((letter) => carrier.send(letter, unending)));
    await carrier.send(letters(1)[0] as Mail, unending);
    expect(await mailbox.count()).toBe(120);
    expect(await mailbox.newest(10, { to: ' e7@example.HK' })).toEqual([
      {
        id: mailboxId('<letter-7@podium.example>'),
        to: 'e7@example.hk',
        subject: '已收到參賽作品 7',
        text: '多謝 🎏\n',
        date: expect.stringMatching(/^\d{4}-.*Z$/),
        html: '<p>多謝 🎏</p>',
      },
    ]);
    const accepted = ['<letter-1@podium.example>', '<two@podium.example>'].map((each) => carrier.accepted?.(each));
    expect(await Promise.all(accepted)).toEqual([true, false]);
    expect((await stat(join(path, `${mailboxId('<letter-1@podium.example>')}.eml`))).mode & 0o077).toBe(0);
    expect(await readdir(join(path, 'arriving'))).toEqual([]);
  });

  it('says of each letter that it was not kept when the folder is gone, and keeps the next', async () => {
    const carrier = mailboxCarrier(folder, 'Podium <no-reply@podium.example>', (error) => void faults.push(error));
    await rename(join(path, 'arriving'), join(path, 'gone'));
    const lost = await Promise.allSettled(letters(3).map((letter) => carrier.send(letter, unending)));
    expect(lost).toEqual(
      Array(3).fill({ status: 'rejected', reason: new NotDelivered('later', 'the mailbox: ENOENT') }),
    );
    expect(faults).toHaveLength(1);
    await rename(join(path, 'gone'), join(path, 'arriving'));
    await Promise.all(letters(3).map((letter) => carrier.send(letter, unending)));
    expect(await mailbox.count()).toBe(3);
  });

  it('knows its letters again when it is opened again, and shows nothing of lines without a letter', async () => {
    await keep('<a@x>', 'ann@example.hk', raw('ann@example.hk', 'First'));
    const line = { id: mailboxId('<b@x>'), to: 'bo@example.hk', date: new Date().toISOString() };
    await appendFile(join(path, 'index.jsonl'), `{"id": "cut o\n${JSON.stringify(line)}\n`);
    const again = await Mailbox.open(path);
    const subjects = async () => (await again.newest(10)).map(({ subject }) => subject);
    expect(await subjects()).toEqual(['First']);
    await writeFile(join(path, `${line.id}.eml`), raw('bo@example.hk', 'Killed between the two'));
    expect(await subjects()).toEqual(['Killed between the two', 'First']);
    await again.close();
  });

  it('holds the newest letters alone, however many the folder has', async () => {
    const reading = await Mailbox.open(path, 10);
    for (let n = 1; n <= 25; n++) await keep(`<${n}@x>`, 'ann@example.hk', raw('x', `Letter ${n}`));
    expect((await reading.newest(100)).map(({ subject }) => subject)).toEqual(
      Array.from({ length: 15 }, (_, at) => `Letter ${25 - at}`),
    );
    await appendFile(join(path, 'index.jsonl'), `${'x'.repeat(5_000)}\n`);
    await keep('<26@x>', 'ann@example.hk', raw('x', 'Letter 26'));
    const late = await Mailbox.open(path, 10);
    expect((await late.newest(100)).map(({ subject }) => subject)).toEqual(['Letter 26']);
    expect(await late.newest(10, { to: 'ann@example.hk' })).toHaveLength(1);
    await Promise.all([reading.close(), late.close()]);
  });

  it('leaves nothing of a letter half received', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => keep('<same@x>', 'ann@example.hk', raw('ann@example.hk', 'Same'))),
    );
    expect((await readdir(path)).sort()).toEqual([`${mailboxId('<same@x>')}.eml`, 'arriving', 'index.jsonl'].sort());
    expect(await readdir(join(path, 'arriving'))).toEqual([]);
    expect(await mailbox.count()).toBe(1);
  });

  it('answers programs by recipient and by what came later', async () => {
    for (const name of ['a', 'b', 'c']) await keep(`<${name}@x>`, 'ann@example.hk', raw('ann@example.hk', name));
    await keep('<d@x>', 'bo@example.hk', raw('bo@example.hk', 'd'));
    const subjects = async (query: Record<string, string>) =>
      (
        (await app.inject({ url: '/mailbox/letters', query, headers: { authorization } })).json() as {
          subject: string;
        }[]
      ).map(({ subject }) => subject);
    expect(await subjects({})).toEqual(['d', 'c', 'b', 'a']);
    expect(await subjects({ to: 'ann@example.hk' })).toEqual(['c', 'b', 'a']);
    expect(await subjects({ to: 'ann@example.hk', first: '1' })).toEqual(['c']);
    expect(await subjects({ to: 'ann@example.hk', after: mailboxId('<a@x>') })).toEqual(['c', 'b']);
    expect(await subjects({ after: mailboxId('<c@x>') })).toEqual(['d']);
    expect(await subjects({ after: '2020-01-01T00:00:00+08:00' })).toHaveLength(4);
    expect(await subjects({ after: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect(await subjects({ to: 'nobody@example.hk' })).toEqual([]);
    const one = await app.inject({ url: `/mailbox/letters/${mailboxId('<d@x>')}`, headers: { authorization } });
    expect(one.json()).toMatchObject({ to: 'bo@example.hk', subject: 'd', text: 'Hello\n' });
  });

  it.each([
    '/mailbox/letters?after=yesterday',
    '/mailbox/letters?first=0',
    '/mailbox/letters?first=101',
    '/mailbox/letters?first=x',
  ])('refuses %s by name', async (url) => {
    const answer = await app.inject({ url, headers: { authorization } });
    expect([answer.statusCode, Object.keys(answer.json())]).toEqual([400, ['error']]);
  });

  it.each(['nothing', '..%2f..%2fetc%2fpasswd', '0'.repeat(32)])('has no letter %s', async (id) => {
    expect((await app.inject({ url: `/mailbox/letters/${id}`, headers: { authorization } })).statusCode).toBe(404);
  });

  it('escapes everything on its pages, runs nothing and fetches nothing', async () => {
    const nasty = `"><script>alert('x')</script>`;
    await keep('<n@x>', `${nasty}@example.hk`, raw('x', nasty, `</pre>${nasty}`));
    const html = Buffer.from(
      raw('x', 'h').toString().replace('text/plain', 'text/html').replace('Hello', `<p class="p">${nasty}</p>`),
    );
    await keep('<h@x>', 'h@example.hk', html);
    for (const url of [
      '/mailbox',
      `/mailbox?to=${encodeURIComponent(nasty)}`,
      `/mailbox/letters/${mailboxId('<n@x>')}`,
      `/mailbox/letters/${mailboxId('<h@x>')}`,
    ]) {
      const page = await app.inject({ url, headers: { accept: 'text/html', authorization } });
      expect(page.statusCode).toBe(200);
      expect(page.body).not.toContain('<script');
      expect(page.body).not.toMatch(/(src|href)="https?:/);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('shows one page of the newest, however many there are', async () => {
    for (let n = 1; n <= 60; n++) await keep(`<${n}@x>`, `e${n}@example.hk`, raw('x', `Letter ${n}.`));
    const { body } = await app.inject({ url: '/mailbox', headers: { authorization } });
    expect(body.match(/Letter \d+\./g)).toEqual(Array.from({ length: 50 }, (_, at) => `Letter ${60 - at}.`));
    expect(body).toContain('The newest 50 of 60 letters.');
  });

  it.each<[string, InjectOptions]>([
    ['this machine without the key', {}],
    ['this machine with another', { headers: { authorization: 'Bearer another' } }],
    ['a proxy on this machine that says nothing of whom it passes on', { headers: { host: '127.0.0.1:4000' } }],
    ['a link with another key', { query: { key: 'another' } }],
    ['a link with a part of it', { query: { key: KEY.slice(1) } }],
  ])('answers nothing to %s', async (_who, from) => {
    await keep('<s@x>', 'ann@example.hk', raw('x', 'Secret'));
    for (const url of ['/mailbox', '/mailbox/letters', `/mailbox/letters/${mailboxId('<s@x>')}`]) {
      const answer = await app.inject({ url, ...from });
      expect([answer.statusCode, answer.body.includes('Secret')]).toEqual([403, false]);
    }
  });

  it('answers whoever has the key, from wherever, and each link of its pages carries it', async () => {
    await keep('<s@x>', 'ann@example.hk', raw('x', 'Secret'));
    const wanted = { query: { key: KEY }, remoteAddress: '203.0.113.7', headers: { accept: 'text/html' } };
    for (const url of ['/mailbox', `/mailbox/letters/${mailboxId('<s@x>')}`]) {
      const { statusCode, body } = await app.inject({ url, ...wanted });
      expect([statusCode, body.includes('Secret')]).toEqual([200, true]);
      const links = [...body.matchAll(/(?:href|action)="([^"]+)"/g)].map(([, link]) => link as string);
      const bare = links.filter((link) => !link.includes(`key=${KEY}`));
      expect(bare).toEqual(url === '/mailbox' ? ['/mailbox'] : []);
      expect(body.includes(`name="key" value="${KEY}"`)).toBe(url === '/mailbox');
    }
  });
});

describe('the-key-of-the-mailbox', () => {
  it('is made once, also by two who start together, and is for its owner’s eyes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'podium-mailbox-key-'));
    const [one, two] = [mailboxKey(folder), mailboxKey(folder)];
    expect([one, one.length]).toEqual([two, 32]);
    expect((await stat(join(folder, 'mailbox-key'))).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });
});
