import type { RunningServer } from './server.js';

/** How long after each failed try the next one comes. A full disk may stay full for long. */
const PAUSES_MS = [250, 1_000, 2_000, 5_000];

export interface Guarded {
  /** The server that runs at this moment, or ran last. */
  readonly server: RunningServer;
  /** From now on it may end. Resolves once no start is under way. */
  letGo(): Promise<void>;
}

/**
 * Starts a server again whenever it ends by itself: PostgreSQL ends, for instance, when the disk is full. It comes back on its port,
 * so that whoever is connected to it by address goes on.
 * @param start  starts it again; rejects when it could not be started yet
 * @param tell   gets a sentence for whoever reads the log
 */
export function guard(
  first: RunningServer,
  start: () => Promise<RunningServer>,
  tell: (sentence: string) => void,
): Guarded {
  let server = first;
  let released = false;
  let starting: Promise<void> | undefined;
  let wake: (() => void) | undefined;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => (clearTimeout(timer), resolve());
    });
  const again = async () => {
    tell('The embedded PostgreSQL has ended by itself; it is started again.');
    for (let attempt = 0; !released; attempt++) {
      await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)] as number);
      if (released) return;
      try {
        server = await start();
      } catch (error) {
        if (attempt === 0) tell(`It does not start yet: ${(error as Error).message}`);
        continue;
      }
      tell('The embedded PostgreSQL is back.');
      return watch();
    }
  };
  const watch = () => {
    const ended = () => {
      if (!released) starting = again().finally(() => (starting = undefined));
    };
    // It may have ended between its first sign of life and this line.
    if (server.process.exitCode !== null || server.process.signalCode !== null) ended();
    else server.process.once('exit', ended);
  };
  watch();
  return {
    get server() {
      return server;
    },
    async letGo() {
      released = true;
      wake?.();
      await starting;
    },
  };
}
