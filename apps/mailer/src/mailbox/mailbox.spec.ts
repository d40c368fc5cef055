import { appendFile, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mailboxKey } from '@podium/platform-config';
import { RequestContext } from '@podium/platform-access';
import { mountRoutes, type Call } from '@podium/platform-graphql';
import { RouteServer, statementOf, type Get } from '@podium/platform-service';
import fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import nodemailer from 'nodemailer';
import { Mailbox, mailboxId } from './mailbox.js';
import { mailboxRoutes } from './mailbox.routes.js';
import { smtpSink } from './smtp-sink.js';

const KEY = 'the-key-of-the-mailbox';
const authorization = `Bearer ${KEY}`;
const raw = (to: string, subject: string, text = 'Hello') =>
  Buffer.from(`To: ${to}\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);

describe('the mailbox', () => {
  let folder: string;
  let mailbox: Mailbox;
  let app: FastifyInstance;
  const faults: Error[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'podium-mailbox-'));
    mailbox = await Mailbox.open(folder);
    app = fastify({ trustProxy: 'loopback' });
    const post = { hasMailbox: true, mailbox, mailboxKey: KEY };
    const nobody = (call: Call) => new RequestContext(call, null, { query: () => Promise.resolve([]) });
    const endpoint = new RouteServer({
      routes: mailboxRoutes,
      contextOf: (call) => Promise.resolve(nobody(call)),
      nobody,
      get: (() => post) as unknown as Get,
      onFault: (error) => faults.push(error),
    });
    mountRoutes(app, statementOf(mailboxRoutes), endpoint, () => true);
    await app.ready();
  });
  afterEach(async () => {
    await app.close();
    await mailbox.close();
    await rm(folder, { recursive: true });
  });

  it('receives over SMTP, and a letter that comes twice is there once', async () => {
    const faults: Error[] = [];
    const sink = await smtpSink(mailbox, (error) => faults.push(error));
    const transport = nodemailer.createTransport({ url: sink.url });
    const letter = {
      from: 'no-reply@podium.example',
      subject: '已收到參賽作品',
      text: '多謝 🎏',
      messageId: '<one@podium.example>',
    };
    await transport.sendMail({ ...letter, to: 'Ann@Example.hk' });
    await transport.sendMail({ ...letter, to: 'Ann@Example.hk' });
    await sink.close();
    expect(faults).toEqual([]);
    expect(await mailbox.newest(10, { to: ' ann@example.HK' })).toEqual([
      {
        id: mailboxId('<one@podium.example>'),
        to: 'ann@example.hk',
        subject: '已收到參賽作品',
        text: '多謝 🎏',
        date: expect.stringMatching(/^\d{4}-.*Z$/),
        html: '',
      },
    ]);
    expect([await mailbox.has('<one@podium.example>'), await mailbox.has('<two@podium.example>')]).toEqual([
      true,
      false,
    ]);
    expect((await stat(join(folder, `${mailboxId('<one@podium.example>')}.eml`))).mode & 0o077).toBe(0);
  });

  it('knows its letters again when it is opened again, also one without its line in the index', async () => {
    await mailbox.keep('<a@x>', 'ann@example.hk', raw('ann@example.hk', 'First'));
    await writeFile(join(folder, `${mailboxId('<b@x>')}.eml`), raw('Bo <bo@example.hk>', 'Killed before its line'));
    await appendFile(join(folder, 'index.jsonl'), '{"id": "cut o\n');
    const again = await Mailbox.open(folder);
    expect((await again.newest(10)).map(({ to, subject }) => [to, subject])).toEqual([
      ['bo@example.hk', 'Killed before its line'],
      ['ann@example.hk', 'First'],
    ]);
    await again.close();
    // The one that was open all the while has read on as well.
    expect(await mailbox.count()).toBe(2);
  });

  it('leaves nothing of a letter half received', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => mailbox.keep('<same@x>', 'ann@example.hk', raw('ann@example.hk', 'Same'))),
    );
    expect((await readdir(folder)).sort()).toEqual([`${mailboxId('<same@x>')}.eml`, 'arriving', 'index.jsonl'].sort());
    expect(await readdir(join(folder, 'arriving'))).toEqual([]);
    expect(await mailbox.count()).toBe(1);
  });

  it('answers programs by recipient and by what came later', async () => {
    for (const name of ['a', 'b', 'c'])
      await mailbox.keep(`<${name}@x>`, 'ann@example.hk', raw('ann@example.hk', name));
    await mailbox.keep('<d@x>', 'bo@example.hk', raw('bo@example.hk', 'd'));
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
    await mailbox.keep('<n@x>', `${nasty}@example.hk`, raw('x', nasty, `</pre>${nasty}`));
    const html = Buffer.from(
      raw('x', 'h').toString().replace('text/plain', 'text/html').replace('Hello', `<p class="p">${nasty}</p>`),
    );
    await mailbox.keep('<h@x>', 'h@example.hk', html);
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
    for (let n = 1; n <= 60; n++) await mailbox.keep(`<${n}@x>`, `e${n}@example.hk`, raw('x', `Letter ${n}.`));
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
    await mailbox.keep('<s@x>', 'ann@example.hk', raw('x', 'Secret'));
    for (const url of ['/mailbox', '/mailbox/letters', `/mailbox/letters/${mailboxId('<s@x>')}`]) {
      const answer = await app.inject({ url, ...from });
      expect([answer.statusCode, answer.body.includes('Secret')]).toEqual([403, false]);
    }
  });

  it('answers whoever has the key, from wherever, and each link of its pages carries it', async () => {
    await mailbox.keep('<s@x>', 'ann@example.hk', raw('x', 'Secret'));
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
