import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyMaterial, mailboxKey, ServiceKeys } from '@podium/platform-config';
import { aService, TEST_SECRET, type ServiceUnderTest } from '@podium/testing';
import fastify, { type FastifyInstance } from 'fastify';
import { mailer } from './mailer.service.js';
import type { MailboxLetter } from './mailbox/mailbox.js';

export interface MailerUnderTest extends ServiceUnderTest {
  /** The service's routes, on a server that listens nowhere. */
  readonly app: FastifyInstance;
  /** What the mailbox answers a program. */
  letters(query?: Record<string, string>): Promise<MailboxLetter[]>;
  /** Resolves once no letter is queued or being sent. */
  settled(): Promise<void>;
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
}

/** A code as the accounts service seals it for the mailer. */
export const sealedCode = (code: string): string =>
  new ServiceKeys(keyMaterial(TEST_SECRET, 'accounts')).seal('mailer', code);

/** The mailer on a database of its own, with the embedded mailbox unless the settings name a server. */
export async function aMailer(settings: Record<string, string> = {}): Promise<MailerUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'podium-mailer-'));
  const under = await aService(mailer, { settings: { PODIUM_DATA_DIR: folder, ...settings } });
  const app = fastify();
  under.mountRoutes(app);
  await app.ready();
  const rows = (sql: string, values?: unknown[]) => under.service.database.query(sql, values);
  return {
    ...under,
    app,
    rows,
    async letters(query = {}) {
      const answer = await app.inject({
        url: '/mailbox/letters',
        query,
        headers: { authorization: `Bearer ${mailboxKey(folder)}` },
      });
      if (answer.statusCode !== 200) throw new Error(`the mailbox answered ${answer.statusCode} ${answer.body}`);
      return answer.json();
    },
    async settled() {
      for (;;) {
        const [open] = await rows(`SELECT 1 FROM letter WHERE state IN ('queued', 'sending') LIMIT 1`);
        if (!open) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await app.close();
      await under.close();
      await rm(folder, { recursive: true });
    },
  };
}
