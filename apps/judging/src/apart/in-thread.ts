import { computingThread } from '@podium/platform-service';

/** Far more than 1,313 dossiers and 160 judges need; a runaway ends its own thread and nothing else. */
const MOST_MEGABYTES = 1_024;

/**
 * Computes in a thread of its own what may take longer than the thread that answers may be kept waiting.
 * @param entry  the compiled module, beside the one that asks: it posts one message
 * @param given  what it is given as workerData
 * @throws what the thread throws, or that it ended without an answer
 */
export async function inThread<Answer>(entry: URL, given: unknown): Promise<Answer> {
  const worker = computingThread(entry, MOST_MEGABYTES, given);
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
