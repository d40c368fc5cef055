import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
}

interface Recording {
  statements: Statement[];
  over: boolean;
}

/**
 * Runs one request and gives what it said to the database, in order; of several transactions the first. What the process
 * does beside it is not recorded.
 */
export async function recordStatements(
  request: () => Promise<unknown>,
): Promise<{ statements: Statement[]; answer: unknown }> {
  const recordings = new AsyncLocalStorage<Recording>();
  const recording: Recording = { statements: [], over: false };
  const forget = listen(recordings);
  try {
    return { answer: await recordings.run(recording, request), statements: recording.statements };
  } finally {
    forget();
    // As long as anybody follows the flow of promises, every promise of the process costs more.
    recordings.disable();
  }
}

function listen(recordings: AsyncLocalStorage<Recording>): () => void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const recording = recordings.getStore();
    if (recording && !recording.over) {
      const [given] = args as [string | { text: string; values?: unknown[] }];
      const { text, values = [] } = typeof given === 'string' ? { text: given } : given;
      recording.statements.push({ text, values });
      // After the commit come the relay's statements, which this request set off.
      recording.over = text === 'COMMIT';
    }
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  return () => void (pg.Client.prototype.query = query as typeof pg.Client.prototype.query);
}

/** A statement and the login that said it. */
export interface HeardStatement extends Statement {
  login: string;
}

let heard: HeardStatement[] = [];
let stopListening = () => {};

/** From now on every statement of this process is kept, whoever causes it. */
export function listenToStatements(): void {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  heard = [];
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [given] = args as [string | { text?: string; values?: unknown[] }];
    if (typeof given === 'object' && given.text !== undefined) {
      heard.push({ text: given.text, values: given.values ?? [], login: this.user ?? '' });
    }
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query;
  stopListening = () => void (pg.Client.prototype.query = query as typeof pg.Client.prototype.query);
}

/** Each statement that was said meanwhile, once. */
export function heardStatements(): HeardStatement[] {
  stopListening();
  return [...new Map(heard.map((each) => [each.login + each.text, each])).values()];
}
