import { readFile } from 'node:fs/promises';
import { simpleParser } from 'mailparser';
import { LruCache } from '@podium/platform-graphql';
import { emailKey } from '@podium/programmes';
import { letterFile, type IndexedLetter } from './mailbox-files.js';
import { MailboxFolder } from './mailbox-folder.js';
import { MailboxIndex } from './mailbox-index.js';

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
/** Older letters stay in their files, and are not listed any more. */
export const LISTED = 20_000;

/** The newest letters of the folder, for those who read them on one's own machine. */
export class Mailbox {
  private readonly parsed = new LruCache<string, MailboxLetter>(CACHED);

  private constructor(
    private readonly folder: string,
    private readonly index: MailboxIndex,
  ) {}

  static async open(folder: string, listed = LISTED): Promise<Mailbox> {
    // Makes the folder where nobody has yet.
    await (await MailboxFolder.open(folder)).close();
    return new Mailbox(folder, await MailboxIndex.open(folder, listed));
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
    return (await Promise.all(found.map((each) => this.read(each)))).flatMap((letter) => letter ?? []);
  }

  async byId(id: string): Promise<MailboxLetter | null> {
    const found = await this.index.byId(id);
    return found ? this.read(found) : null;
  }

  /** How many letters are listed. */
  async count(): Promise<number> {
    return this.index.count();
  }

  async close(): Promise<void> {
    await this.index.close();
  }

  /** null for a letter that is announced and not there yet. */
  private async read({ id, to, date }: IndexedLetter): Promise<MailboxLetter | null> {
    const known = this.parsed.get(id);
    if (known) return known;
    const content = await readFile(letterFile(this.folder, id)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!content) return null;
    const { subject = '', text = '', html } = await simpleParser(content, PARSED);
    const letter = { id, to, subject, date, text, html: html || '' };
    this.parsed.set(id, letter);
    return letter;
  }
}
