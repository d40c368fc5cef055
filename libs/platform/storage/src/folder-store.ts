import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreAway, type Store } from './store.js';

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

  async write(hash: string, bytes: Buffer): Promise<void> {
    const path = this.path(hash);
    const own = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      await written(own, bytes);
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

// No room, over quota, read-only, the disk is ill, too many files are open, a mount has gone.
const AWAY = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ESTALE', 'ENODEV', 'ENXIO']);

function awayOr(error: unknown): unknown {
  return AWAY.has((error as NodeJS.ErrnoException).code ?? '') ? new StoreAway(error) : error;
}

async function written(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
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
