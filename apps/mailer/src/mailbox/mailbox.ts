import { createHash } from 'node:crypto';
import { access, link, mkdir, open, readFile, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { LruCache } from '@podium/platform-graphql';
import { emailKey } from '@podium/programmes';
import { MailboxIndex, type IndexedLetter } from './mailbox-index.js';

/** A letter as a program reads it. */
export interface MailboxLetter {
  id: string;
  to: string;
  subject: string;
  /** When the mailbox received it, ISO 8601 in UTC. */
  date: string;
  text: string;
  html: string;
}

const PARSED = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };
const CACHED = 500;

/** The id of a letter in the mailbox, and its file's name: follows from its Message-ID. */
export const mailboxId = (messageId: string) => createHash('sha256').update(messageId).digest('hex').slice(0, 32);

/**
 * A folder of received letters, one `.eml` file each, for one's own machine. A Message-ID makes one file, once and for all, so
 * that a letter that comes twice is there once; several processes may share the folder.
 */
export class Mailbox {
  private readonly parsed = new LruCache<string, MailboxLetter>(CACHED);
  private arrivals = 0;

  private constructor(
    private readonly folder: string,
    private readonly directory: FileHandle,
    private readonly index: MailboxIndex,
  ) {}

  static async open(folder: string): Promise<Mailbox> {
    // Codes are in there: for this user's eyes only.
    await mkdir(join(folder, 'arriving'), { recursive: true, mode: 0o700 });
    const index = await MailboxIndex.open(folder);
    return new Mailbox(folder, await open(folder, 'r'), index);
  }

  /**
   * Keeps a letter; once this resolves it survives a power cut.
   * @returns false when it was there already
   */
  async keep(messageId: string, to: string, content: Buffer): Promise<boolean> {
    const id = mailboxId(messageId);
    const arriving = join(this.folder, 'arriving', `${id}.${process.pid}.${this.arrivals++}`);
    const file = await open(arriving, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      // Appears whole or not at all, and only where nothing is yet.
      await link(arriving, this.pathOf(id));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await unlink(arriving);
    }
    await this.directory.sync();
    await this.index.add({ id, to: emailKey(to), date: new Date().toISOString() });
    return true;
  }

  /** Whether a letter with this Message-ID was received. */
  async has(messageId: string): Promise<boolean> {
    try {
      await access(this.pathOf(mailboxId(messageId)));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /**
   * The newest letters, newest first.
   * @param where.to     only to this address
   * @param where.after  only those received after this instant (ISO 8601) or after the letter with this id
   */
  async newest(
    first: number,
    where: { to?: string | undefined; after?: string | undefined } = {},
  ): Promise<MailboxLetter[]> {
    const to = where.to === undefined ? undefined : emailKey(where.to);
    const found = await this.index.newest(first, { to, after: where.after });
    return Promise.all(found.map((each) => this.read(each)));
  }

  async byId(id: string): Promise<MailboxLetter | null> {
    const found = await this.index.byId(id);
    return found ? this.read(found) : null;
  }

  async count(): Promise<number> {
    return this.index.count();
  }

  async close(): Promise<void> {
    await this.index.close();
    await this.directory.close();
  }

  private async read({ id, to, date }: IndexedLetter): Promise<MailboxLetter> {
    const known = this.parsed.get(id);
    if (known) return known;
    const { subject = '', text = '', html } = await simpleParser(await readFile(this.pathOf(id)), PARSED);
    const letter = { id, to, subject, date, text, html: html || '' };
    this.parsed.set(id, letter);
    return letter;
  }

  private pathOf(id: string): string {
    return join(this.folder, `${id}.eml`);
  }
}
