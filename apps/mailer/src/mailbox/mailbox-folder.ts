import { closeSync, fdatasync, linkSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { access, mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emailKey } from '@podium/programmes';
import { indexFile, letterFile, mailboxId, type IndexedLetter } from './mailbox-files.js';

/** A letter as it is put into the folder. */
export interface ArrivingLetter {
  messageId: string;
  to: string;
  content: Buffer;
}

const synced = promisify(fdatasync);

/**
 * The folder of letters, one `.eml` file each, for whoever puts letters into it. A Message-ID makes one file, once and for all, so that
 * a letter that comes twice is there once; several may share the folder, and nothing of it is held in memory.
 */
export class MailboxFolder {
  private static opened = 0;
  private arrivals = 0;
  private readonly name = `${process.pid}.${MailboxFolder.opened++}.${Math.random().toString(36).slice(2)}`;

  private constructor(
    private readonly folder: string,
    private readonly directory: FileHandle,
    private readonly index: FileHandle,
  ) {}

  static async open(folder: string): Promise<MailboxFolder> {
    // Codes are in there: for this user's eyes only.
    await mkdir(join(folder, 'arriving'), { recursive: true, mode: 0o700 });
    const index = await open(indexFile(folder), 'a', 0o600);
    return new MailboxFolder(folder, await open(folder, 'r'), index);
  }

  /** Keeps letters, all of them with one turn of the disk; once this resolves they survive a power cut. */
  async keep(letters: ArrivingLetter[]): Promise<void> {
    const arriving: ReturnType<MailboxFolder['begin']>[] = [];
    try {
      // Into memory only, some microseconds each; asking a thread of the pool for every step costs several times that.
      for (const letter of letters) arriving.push(this.begin(letter));
      await Promise.all(arriving.map(({ file }) => synced(file)));
      // Before the letters appear: a line without a letter is nothing to anybody, a letter without its line would not be found.
      // One write at the end of the file, so that lines of several processes do not mix.
      await this.index.appendFile(arriving.map(({ line }) => `${JSON.stringify(line)}\n`).join(''));
      await this.index.datasync();
      for (const { path, line } of arriving) appear(path, letterFile(this.folder, line.id));
    } finally {
      for (const { file, path } of arriving) {
        closeSync(file);
        unlinkSync(path);
      }
    }
    await this.directory.sync();
  }

  /** Whether a letter with this Message-ID was received. */
  async has(messageId: string): Promise<boolean> {
    try {
      await access(letterFile(this.folder, mailboxId(messageId)));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.index.close();
    await this.directory.close();
  }

  private begin({ messageId, to, content }: ArrivingLetter) {
    const id = mailboxId(messageId);
    const path = join(this.folder, 'arriving', `${id}.${this.name}.${this.arrivals++}`);
    const file = openSync(path, 'wx', 0o600);
    try {
      writeFileSync(file, content);
    } catch (error) {
      closeSync(file);
      unlinkSync(path);
      throw error;
    }
    const line: IndexedLetter = { id, to: emailKey(to), date: new Date().toISOString() };
    return { path, file, line };
  }
}

/** Makes a letter visible, whole, and only where nothing is yet. */
function appear(arriving: string, path: string): void {
  try {
    linkSync(arriving, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
