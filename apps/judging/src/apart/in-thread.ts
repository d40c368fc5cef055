import { Worker } from 'node:worker_threads';

/** Far more than 1,313 dossiers and 160 judges need; a runaway ends its own thread and nothing else. */
const MOST_MEGABYTES = 1_024;
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * Computes in a thread of its own what may take longer than the thread that answers may be kept waiting. Tests run the sources; the
 * loader that they name in PODIUM_SOURCE_LOADER lets the thread do so too.
 * @param entry  the compiled module, beside the one that asks: it posts one message
 * @param given  what it is given as workerData; it sees nothing of the process's environment
 * @throws what the thread throws, or that it ended without an answer
 */
export async function inThread<Answer>(entry: URL, given: unknown): Promise<Answer> {
  const loader = process.env['PODIUM_SOURCE_LOADER'];
  if (FROM_SOURCES && !loader) throw new Error('PODIUM_SOURCE_LOADER is not set, so no thread can run the sources');
  const module_ = FROM_SOURCES ? new URL(entry.href.replace(/\.js$/, '.ts')) : entry;
  const worker = new Worker(module_, {
    workerData: given,
    env: { NODE_ENV: process.env['NODE_ENV'] },
    execArgv: FROM_SOURCES ? ['--conditions=podium-source', '--import', loader as string] : [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`a thread that computes ended with ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
