import { Worker } from 'node:worker_threads';
import type { Pair, ToDistribute } from './distribute.js';

/** Far more than 1,313 dossiers and 160 judges need; a runaway ends its own thread and nothing else. */
const MOST_MEGABYTES = 1_024;
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * `distribute` in a thread of its own: it may take seconds, and the thread that answers must not wait for it. Tests run the
 * sources; the loader that they name in PODIUM_SOURCE_LOADER lets the thread do so too.
 * @throws what the thread throws, or that it ended without an answer
 */
export async function distributeApart(given: ToDistribute): Promise<Pair[]> {
  const loader = process.env['PODIUM_SOURCE_LOADER'];
  if (FROM_SOURCES && !loader) throw new Error('PODIUM_SOURCE_LOADER is not set, so no thread can run the sources');
  const entry = new URL(FROM_SOURCES ? './distribute.worker.ts' : './distribute.worker.js', import.meta.url);
  const worker = new Worker(entry, {
    workerData: given,
    execArgv: FROM_SOURCES ? ['--conditions=podium-source', '--import', loader as string] : [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    return await new Promise<Pair[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread that assigns ended with ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
