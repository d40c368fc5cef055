import { copyFileSync, existsSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';

/** At most twice as much is kept: the log and the one before it. */
const LARGEST_BYTES = 16 * 1024 * 1024;
const LOOKED_AT_EVERY_MS = 60_000;

/** At a start: what the server said before is kept under another name. */
export function keepOneOlderLog(logFile: string): void {
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
}

/** Keeps the log of a running server from growing for ever. @returns what ends that */
export function boundLog(logFile: string, largestBytes = LARGEST_BYTES, everyMs = LOOKED_AT_EVERY_MS): () => void {
  const timer = setInterval(() => {
    try {
      if (statSync(logFile).size <= largestBytes) return;
      copyFileSync(logFile, `${logFile}.1`);
      // The server appends, so it goes on at the new end. What it writes between the two lines is lost.
      truncateSync(logFile);
    } catch {
      // On a full disk there is no room for a copy; another time there will be.
    }
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The last lines, where a server that does not start says why. */
export function endOfLog(logFile: string): string {
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
}
