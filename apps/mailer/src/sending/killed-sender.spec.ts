import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Mailbox } from '../mailbox/mailbox.js';
import { queuedLetters, type QueuedLetters } from './queued-letters.fixture.js';
import { anSmtpServer, type ServerUnderTest } from './smtp-server.fixture.js';

const LETTERS = 300;
const KILLS = 3;
const ROOT = join(import.meta.dirname, '../../../..');

describe('a sender killed in the middle of its letters', () => {
  let letters: QueuedLetters;
  let folder: string;
  const processes = new Set<ChildProcess>();

  beforeAll(() => {
    const compiler = join(ROOT, 'node_modules/typescript-native/bin/tsc');
    execFileSync(process.execPath, [compiler, '-b', 'apps/mailer'], { cwd: ROOT, stdio: 'inherit' });
  }, 120_000);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'podium-mailer-'));
    letters = await queuedLetters(LETTERS);
  });
  afterEach(async () => {
    for (const each of processes) await killed(each);
    await letters.close();
    await rm(folder, { recursive: true });
  });

  function aSender(environment: Record<string, string>): ChildProcess {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'sender-process.fixture.mjs')], {
      env: { PATH: process.env['PATH'], DATABASE_URL: letters.url, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    processes.add(child);
    return child;
  }
  async function killed(child: ChildProcess): Promise<void> {
    processes.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  /** Kills one sender after the other while letters go out; then lets one finish. @returns how many letters the kills cut short */
  async function killAndFinish(environment: Record<string, string>): Promise<number> {
    let cutShort = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const child = aSender(environment);
      await letters.until(({ sent = 0 }) => sent >= (LETTERS / (KILLS + 2)) * kill);
      await killed(child);
      cutShort += (await letters.states())['sending'] ?? 0;
    }
    const last = aSender(environment);
    await letters.until(({ queued = 0, sending = 0 }) => queued + sending === 0);
    await killed(last);
    return cutShort;
  }

  it('leaves every letter exactly once in the mailbox, none in doubt', async () => {
    expect(await killAndFinish({ MAILBOX: folder })).toBeGreaterThan(0);
    expect(await letters.states()).toEqual({ sent: LETTERS });
    const files = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
    const ids = await Promise.all(
      files.map(async (name) => /^Message-ID: *(<.*>)/im.exec(await readFile(join(folder, name), 'utf8'))?.[1]),
    );
    const expected = await letters.database.query<{ messageId: string }>(
      'SELECT message_id AS "messageId" FROM letter',
    );
    expect(ids.sort()).toEqual(expected.map(({ messageId }) => messageId).sort());

    const mailbox = await Mailbox.open(folder);
    expect(await mailbox.count()).toBe(LETTERS);
    const listed = await mailbox.newest(LETTERS);
    expect(new Set(listed.map(({ to }) => to)).size).toBe(LETTERS);
    await mailbox.close();
  }, 120_000);

  it('hands no letter to a mail server twice, and says which ones are in doubt', async () => {
    const server: ServerUnderTest = await anSmtpServer();
    try {
      expect(await killAndFinish({ SMTP_URL: server.url })).toBeGreaterThan(0);
      const { sent = 0, ['in-doubt']: inDoubt = 0, ...others } = await letters.states();
      expect([sent + inDoubt, others]).toEqual([LETTERS, {}]);
      expect(new Set(server.received).size).toBe(server.received.length);
      const arrived = await letters.database.query<{ messageId: string }>(
        `SELECT message_id AS "messageId" FROM letter WHERE state = 'sent'`,
      );
      expect(arrived.map(({ messageId }) => messageId).filter((each) => !server.received.includes(each))).toEqual([]);
    } finally {
      await server.close();
    }
  }, 120_000);

  it('shares the letters with another sender, and each goes out once', async () => {
    const server: ServerUnderTest = await anSmtpServer();
    try {
      const both = [aSender({ SMTP_URL: server.url }), aSender({ SMTP_URL: server.url })];
      await letters.until(({ sent = 0 }) => sent === LETTERS);
      await Promise.all(both.map(killed));
      expect(new Set(server.received).size).toBe(LETTERS);
      expect(server.received).toHaveLength(LETTERS);
    } finally {
      await server.close();
    }
  }, 120_000);
});
