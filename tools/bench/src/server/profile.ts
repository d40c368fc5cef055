import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';

let session: Session | undefined;

/** Begins to sample where this process spends its time. */
export async function startProfile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

/** Ends sampling and writes what `node --cpu-prof` would: developer tools of a browser open it. */
export async function stopProfile(file: string): Promise<void> {
  if (!session) throw new Error('nothing is being sampled');
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  session = undefined;
  await writeFile(file, JSON.stringify(profile));
}
