/**
 * Waits for something, but not for ever. What comes later comes unheard.
 * @returns what it gave, or `undefined` when the time was over before
 */
export async function settledWithin<T>(milliseconds: number, what: Promise<T>): Promise<T | undefined> {
  what.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  return Promise.race([what, over]).finally(() => clearTimeout(timer));
}
