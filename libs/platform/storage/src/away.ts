import { StoreAway } from './store.js';

// No room, over quota, read-only, the disk is ill, too many files are open, a mount has gone.
const AWAY = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ESTALE', 'ENODEV', 'ENXIO']);

/** What a file system said, as StoreAway when it is nobody's mistake. */
export function awayOr(error: unknown): unknown {
  return AWAY.has((error as NodeJS.ErrnoException).code ?? '') ? new StoreAway(error) : error;
}
