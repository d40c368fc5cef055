import type { Worker } from 'node:worker_threads';
import { computingThread } from '@podium/platform-service';
import { ScannerAway } from './clamav.js';
import type { Inspected, Verdict } from './inspect.js';

/** Enough for the largest document that a form takes; whatever wants more ends its own thread and nothing else. */
const MOST_MEGABYTES = 512;
/** No file takes so long that does not mean to. */
const WITHIN_MS = 120_000;
/** A thread with nothing to do is let go. */
const IDLE_MS = 60_000;

type Answer = { verdict: Verdict } | { failed: string; away: boolean };

/** The thread broke down, or did not come to an end, over this file. */
export class InspectionFailed extends Error {
  override readonly name = 'InspectionFailed';
}

/** A thread in which files are looked into, one at a time; started when there is something to look at. */
export class InspectingThread {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;

  /**
   * @throws {ScannerAway}
   * @throws {InspectionFailed}
   */
  async inspect(file: Inspected): Promise<Verdict> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= computingThread(new URL('./inspect.worker.js', import.meta.url), MOST_MEGABYTES));
    try {
      const answer = await answerOf(worker, file);
      if ('verdict' in answer) return answer.verdict;
      throw answer.away ? new ScannerAway(answer.failed) : new InspectionFailed(answer.failed);
    } catch (error) {
      // What broke down, or goes on, is not asked again.
      if (!(error instanceof ScannerAway)) await this.close();
      throw error;
    } finally {
      this.idle = setTimeout(() => void this.close(), IDLE_MS).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.idle);
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }
}

function answerOf(worker: Worker, file: Inspected): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => end(new InspectionFailed('took too long')), WITHIN_MS);
    const end = (error: Error) => {
      stop();
      reject(error);
    };
    const heard = (answer: Answer) => {
      stop();
      resolve(answer);
    };
    const broke = (error: unknown) => end(new InspectionFailed((error as Error).message));
    const gone = (code: number) => end(new InspectionFailed(`its thread ended with ${code}`));
    const stop = () => {
      clearTimeout(late);
      worker.off('message', heard).off('error', broke).off('exit', gone);
    };
    worker.on('message', heard).on('error', broke).on('exit', gone);
    worker.postMessage(file);
  });
}
