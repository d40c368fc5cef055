import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SERVICES } from '@podium/contracts';
import { z } from 'zod';
import { StartRefused } from './refused.js';
import type { Party } from './service-keys.js';

const key = z.string().min(32);
const keys = z.record(z.string(), key);

const shape = z.object({
  keys: z.object({ name: z.enum([...SERVICES, 'gateway']), own: key, to: keys, from: keys }),
  /** The service's own login. The gateway has none. */
  databaseUrl: z.string().optional(),
  /** A second login that sees less; see `READERS` of the database's library. */
  readerUrl: z.string().optional(),
  /** The queues' login, while PostgreSQL carries them. */
  queueUrl: z.string().optional(),
});

/** Everything secret that one process of an installation holds: its own logins and keys, and nothing of another's. */
export type Credentials = z.infer<typeof shape>;

/** Where a party's credentials lie below a folder: each in a folder of its own, which can be a volume or a mounted secret. */
export const credentialsFile = (folder: string, name: Party) => join(folder, name, 'credentials.json');

/** Writes them for their owner alone; a reader finds the file whole or not at all. */
export function writeCredentials(file: string, credentials: Credentials): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
  chmodSync(unfinished, 0o600);
  renameSync(unfinished, file);
}

/** @throws {StartRefused} when there are none, they are somebody else's, or they cannot be read */
export function readCredentials(file: string, name: Party): Credentials {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartRefused(
      `The credentials of ${name} cannot be read from ${file} (${(error as NodeJS.ErrnoException).code}). ` +
        '`npm run migrate` makes them; PODIUM_CREDENTIALS says where they lie.',
    );
  }
  const read = shape.safeParse(parsed(text));
  if (!read.success) throw new StartRefused(`${file}, named by PODIUM_CREDENTIALS, holds no credentials.`);
  if (read.data.keys.name !== name) {
    throw new StartRefused(`${file}, named by PODIUM_CREDENTIALS, is for ${read.data.keys.name}; this is ${name}.`);
  }
  return read.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What this process was given: in the file that PODIUM_CREDENTIALS names, else where `npm run migrate` writes it when not told otherwise. */
export function credentialsOfProcess(
  settings: { PODIUM_CREDENTIALS?: string | undefined; PODIUM_DATA_DIR: string },
  name: Party,
): { credentials: Credentials; file: string } {
  const file = settings.PODIUM_CREDENTIALS ?? credentialsFile(join(settings.PODIUM_DATA_DIR, 'credentials'), name);
  return { credentials: readCredentials(file, name), file };
}
