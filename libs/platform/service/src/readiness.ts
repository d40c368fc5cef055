import { settledWithin } from '@podium/platform-queue';

const ANSWERS_WITHIN_MS = 3_000;

/**
 * Tries everything that a process stands on, at once.
 * @param tries  what each is called in the answer, and what throws when it is not there
 * @returns the names of those that failed or did not answer within three seconds
 */
export async function missing(tries: Record<string, () => Promise<void>>): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(tries).map(async ([name, attempt]) => {
      const there = await settledWithin(
        ANSWERS_WITHIN_MS,
        attempt().then(
          () => true,
          () => false,
        ),
      );
      return there ? [] : [name];
    }),
  );
  return found.flat();
}
