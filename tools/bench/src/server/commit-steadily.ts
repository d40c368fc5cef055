const TICK_MS = 10;

/**
 * Does something at a steady rate, whether or not earlier ones are done, and waits for all of them.
 * @returns how many milliseconds the last of them was behind its time
 */
export async function commitSteadily(
  perSecond: number,
  seconds: number,
  commit: (at: number) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const inHand: Promise<unknown>[] = [];
  const total = perSecond * seconds;
  while (inHand.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - began) / 1000) * perSecond));
    while (inHand.length < due) inHand.push(commit(inHand.length));
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(inHand);
  return performance.now() - began - seconds * 1000;
}
