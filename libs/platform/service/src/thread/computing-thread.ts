import { Worker } from 'node:worker_threads';

const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * A thread that computes what would keep the thread that answers waiting; it sees nothing of the process's environment. Tests run the
 * sources; the loader that they name in PODIUM_SOURCE_LOADER lets the thread do so too.
 * @param entry  the compiled module, beside the one that asks
 * @param mostMegabytes  of memory; whatever wants more ends the thread
 * @param given  its workerData
 */
export function computingThread(entry: URL, mostMegabytes: number, given?: unknown): Worker {
  const loader = process.env['PODIUM_SOURCE_LOADER'];
  if (FROM_SOURCES && !loader) throw new Error('PODIUM_SOURCE_LOADER is not set, so no thread can run the sources');
  return new Worker(FROM_SOURCES ? new URL(entry.href.replace(/\.js$/, '.ts')) : entry, {
    workerData: given,
    env: { NODE_ENV: process.env['NODE_ENV'] },
    execArgv: FROM_SOURCES ? ['--conditions=podium-source', '--import', loader as string] : [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
}
