import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Store } from './store.js';

/** A folder with a file a document: `ab/cdef…`, so that no folder grows without bound. Several processes may share it. */
export class FolderStore implements Store {
  constructor(private readonly folder: string) {}

  async read(hash: string): Promise<Buffer | null> {
    try {
      return await readFile(this.path(hash));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async write(hash: string, bytes: Buffer): Promise<void> {
    const path = this.path(hash);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true });
    const own = `${path}.${randomUUID()}`;
    try {
      const file = await open(own, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(own, path);
    } catch (error) {
      await rm(own, { force: true });
      throw error;
    }
    await synced(folder);
  }

  private path(hash: string): string {
    return join(this.folder, hash.slice(0, 2), hash.slice(2));
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
