import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'address';

/** Notes in the data folder where Podium answers, for tools on the same machine, until the note is taken away. */
export function noteAddress(folder: string, url: string): { takeAway(): void } {
  const file = join(folder, FILE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${url}\n`);
  return {
    takeAway() {
      // Another Podium may have begun on the same folder meanwhile.
      if (notedAddress(folder) === url) rmSync(file, { force: true });
    },
  };
}

/** Where the Podium of this data folder answers; undefined when none runs there. */
export function notedAddress(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, FILE), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
