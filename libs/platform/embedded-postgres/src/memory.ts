import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

/** What PostgreSQL may take of this machine, or of the container it is in: an eighth, from its own default of 128 MB up to 4 GB. */
export function memorySettings(bytes = availableMemory()): Record<string, string> {
  const megabytes = Math.floor(bytes / MEGABYTE);
  const buffers = Math.max(128, Math.min(4096, Math.floor(megabytes / 8)));
  // No memory is taken by this one: it says how much of the files the system is likely to have at hand.
  const cached = Math.max(4 * buffers, Math.floor(megabytes / 2));
  return { shared_buffers: `${buffers}MB`, effective_cache_size: `${cached}MB` };
}

function availableMemory(): number {
  // 0 or far beyond the machine when nothing limits this process.
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
