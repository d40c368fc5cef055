import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { awayOr } from './away.js';

/** More came than was announced. */
export class MoreThanAnnounced extends Error {
  override readonly name = 'MoreThanAnnounced';
}

/**
 * Files on their way in, which nobody opens before they were looked at: one file each, called by its id. How much of one has come is
 * the length of its file, so a process that was killed goes on with what reached the disk.
 */
export class Quarantine {
  constructor(private readonly folder: string) {}

  pathOf(id: string): string {
    return join(this.folder, id);
  }

  /** Bytes that have come; 0 of what nobody began. */
  async size(id: string): Promise<number> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
      throw awayOr(error);
    }
  }

  /**
   * Adds bytes at the end, one chunk in memory at a time, and has them on disk before it resolves. What came before the source failed
   * stays.
   * @param most  bytes that the file may have in the end
   * @param before  called before each chunk is written; when it throws, the chunk is not written
   * @returns bytes that have come by now
   * @throws {StoreAway} when there is no room
   * @throws {MoreThanAnnounced}
   */
  async append(id: string, source: AsyncIterable<Buffer>, most: number, before: () => Promise<void>): Promise<number> {
    const file = await this.opened(id);
    try {
      let { size } = await file.stat();
      try {
        for await (const chunk of source) {
          await before();
          if (size + chunk.length > most) throw new MoreThanAnnounced();
          await file.writeFile(chunk);
          size += chunk.length;
        }
      } finally {
        await file.sync();
      }
      return size;
    } catch (error) {
      throw awayOr(error);
    } finally {
      await file.close();
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** Ids of all that lies there. */
  async ids(): Promise<string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw awayOr(error);
    }
  }

  private async opened(id: string) {
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      return await open(this.pathOf(id), 'a', 0o600);
    } catch (error) {
      throw awayOr(error);
    }
  }
}
