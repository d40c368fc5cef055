import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread, ToThread } from './kept-thread.js';

/**
 * Where the system lets one thread stand back: while there is not time enough for both, those who wait for an answer have three quarters of
 * it. Not more: whoever waits for a sign-in code waits for this thread.
 */
const BEHIND_OTHERS = 5;

/** The other end of a KeptThread. */
export interface Inside<Data> {
  data: Data;
  tell(message: unknown): void;
  /** Asks the thread that answers. */
  ask(question: unknown): Promise<unknown>;
}

export interface InThread {
  ready(): Promise<void> | void;
  stop(): Promise<void>;
}

/** Runs work in the thread that this is, until it is told to end. */
export async function runInThread<Data>(begin: (inside: Inside<Data>) => Promise<InThread>): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('this runs in a thread of its own');
  // On Linux it concerns this thread; elsewhere it would hold back the whole process.
  if (process.platform === 'linux') setPriority(0, BEHIND_OTHERS);
  const send = (message: FromThread) => port.postMessage(message);
  const asking = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let asked = 0;
  const begun: { running?: InThread } = {};
  let ending = false;
  const end = async () => {
    ending = true;
    await begun.running?.stop();
    port.close();
    // What the libraries left open keeps no thread alive that has nothing in hand.
    process.exit(0);
  };
  port.on('message', (message: ToThread) => {
    if (message === 'end') void end();
    else if ('answered' in message) {
      const asker = asking.get(message.answered);
      asking.delete(message.answered);
      if (message.failed === undefined) asker?.resolve(message.answer);
      else asker?.reject(new Error(message.failed));
    } else {
      Promise.resolve(begun.running?.ready()).then(
        () => send({ answered: message.ask }),
        (error: Error) => send({ answered: message.ask, failed: error.message }),
      );
    }
  });
  begun.running = await begin({
    data: workerData as Data,
    tell: (message) => send({ tell: message }),
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = asked++;
        asking.set(id, { resolve, reject });
        send({ ask: id, question });
      }),
  });
  if (ending) await end();
  send('up');
}
