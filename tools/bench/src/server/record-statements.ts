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
