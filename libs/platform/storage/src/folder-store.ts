import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { awayOr } from './away.js';
import { hashedOnTheWay } from './hashed-on-the-way.js';
import { inPieces } from './in-pieces.js';
import type { ByteRange, Store } from './store.js';

/** A folder with a file a document: `ab/cdef…`, so that no folder grows without bound. Several processes may share it. */
export class FolderStore implements Store {
  constructor(private readonly folder: string) {}

  async read(hash: string): Promise<Buffer | null> {
    try {
      return await readFile(this.path(hash));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw awayOr(error);
    }
  }

  write(hash: string, bytes: Buffer): Promise<void> {
    return this.put(hash, (file) => file.writeFile(bytes));
  }

  writeFile(hash: string, path: string): Promise<void> {
    return this.put(hash, async (file) => {
      for await (const chunk of hashedOnTheWay(inPieces(path), hash)) await file.writeFile(chunk);
    });
  }

  async open(hash: string, range?: ByteRange): Promise<Readable | null> {
    try {
      const file = await open(this.path(hash), 'r');
      return file.createReadStream({ ...range });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw awayOr(error);
    }
  }

  /** Writes beside its place and moves it there once it is on disk. */
  private async put(hash: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
    const path = this.path(hash);
    const own = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await written(own, write);
      await rename(own, path);
      await synced(dirname(path));
    } catch (error) {
      await rm(own, { force: true }).catch(() => undefined);
      throw awayOr(error);
    }
  }

  private path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash.slice(2));
  }
}

async function written(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await write(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name is as durable as the bytes only once the folder is on disk. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
