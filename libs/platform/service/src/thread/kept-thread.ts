import { Worker } from 'node:worker_threads';
import { settledWithin } from '@podium/platform-queue';

/** What a thread is sent: a question that it answers by the same number, or that it is to end. */
export type ToThread =
  { ask: number; question: unknown } | { answered: number; answer?: unknown; failed?: string } | 'end';

/** What it sends: that it is up, something to be told of, a question of its own, an answer. */
export type FromThread =
  'up' | { tell: unknown } | { ask: number; question: unknown } | { answered: number; failed?: string };

export interface KeptThreadOptions {
  /** Compiled module that the thread runs. */
  entry: URL;
  /** How it is called where one reads of it. */
  name: string;
  /** What the thread is given, and nothing else: it sees none of the process's environment. */
  data: unknown;
  /** Takes what the thread tells. */
  told(message: unknown): void;
  /** Answers what the thread asks. */
  answer(question: unknown): Promise<unknown>;
  /** The thread ended by itself. It is started again. */
  fault(error: Error): void;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 10_000;
/** Whoever lived so long ended for a reason of its own. */
const LIVED_MS = 60_000;
const ENDS_WITHIN_MS = 3_000;

/** A thread that is started again whenever it ends, until it is stopped. */
export class KeptThread {
  private worker: Worker | undefined;
  private up = false;
  private stopping = false;
  private waitMs = FIRST_WAIT_MS;
  private again: NodeJS.Timeout | undefined;
  private asked = 0;
  private readonly asking = new Map<number, { resolve(): void; reject(error: Error): void }>();

  constructor(private readonly options: KeptThreadOptions) {
    this.start();
  }

  /** Asks the thread whether it can do its work. @throws when it cannot, or is not there at the moment */
  async ready(): Promise<void> {
    if (!this.up || !this.worker) throw new Error(`the thread of ${this.options.name} is not up`);
    const id = this.asked++;
    await new Promise<void>((resolve, reject) => {
      this.asking.set(id, { resolve, reject });
      this.send({ ask: id, question: 'ready' });
    });
  }

  /** Lets it finish what it has in hand for a few seconds. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.again);
    const { worker } = this;
    if (!worker) return;
    const gone = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    this.send('end');
    await settledWithin(ENDS_WITHIN_MS, gone);
    await worker.terminate();
  }

  private send(message: ToThread): void {
    this.worker?.postMessage(message);
  }

  private start(): void {
    const began = Date.now();
    const { entry, name, data } = this.options;
    const worker = new Worker(entry, {
      workerData: data,
      name,
      env: { NODE_ENV: process.env['NODE_ENV'], TZ: process.env['TZ'] },
      execArgv: [],
    });
    this.worker = worker;
    let reason: Error | undefined;
    worker.on('message', (message: FromThread) => this.hear(message));
    worker.on('error', (error) => (reason = error as Error));
    worker.once('exit', (code) => {
      this.up = false;
      this.worker = undefined;
      const error = reason ?? new Error(`the thread of ${name} ended with ${code}`);
      for (const { reject } of this.asking.values()) reject(error);
      this.asking.clear();
      if (this.stopping) return;
      this.options.fault(error);
      if (Date.now() - began > LIVED_MS) this.waitMs = FIRST_WAIT_MS;
      this.again = setTimeout(() => this.start(), this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    });
  }

  private hear(message: FromThread): void {
    if (message === 'up') this.up = true;
    else if ('tell' in message) this.options.told(message.tell);
    else if ('ask' in message) void this.answer(message.ask, message.question);
    else {
      const asker = this.asking.get(message.answered);
      this.asking.delete(message.answered);
      if (message.failed === undefined) asker?.resolve();
      else asker?.reject(new Error(message.failed));
    }
  }

  private async answer(id: number, question: unknown): Promise<void> {
    const reply = await this.options.answer(question).then(
      (answer) => ({ answered: id, answer }),
      (error: Error) => ({ answered: id, failed: error.message }),
    );
    this.send(reply);
  }
}
