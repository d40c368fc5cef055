import type { Progress } from './uploads.js';

const FIRST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 250;
const MOST_SECONDS = 25;

/** Asks again until a file that has come whole was inspected, or the time is over. */
export async function untilSettled(
  ask: () => Promise<Progress>,
  seconds: number,
  signal: AbortSignal,
): Promise<Progress> {
  const until = Date.now() + 1000 * Math.min(seconds, MOST_SECONDS);
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const progress = await ask();
    const { state, bytes } = progress.upload;
    const isUnderWay = state === 'waiting' || (state === 'receiving' && progress.offset === bytes);
    if (!isUnderWay || Date.now() >= until || signal.aborted) return progress;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
