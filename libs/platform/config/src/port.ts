import { createServer } from 'node:net';
import { StartRefused } from './refused.js';

interface Place {
  HOST: string;
  PORT: number;
}

/**
 * Looks, before anything else is begun, whether this process will be able to listen.
 * @throws {StartRefused} naming PORT or HOST
 */
export async function refuseTakenPort(place: Place): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      // As Fastify listens: without it a port that another process left a moment ago would seem taken.
      probe.listen({ host: place.HOST, port: place.PORT }, resolve);
    });
  } catch (error) {
    throw portRefused(error, place) ?? error;
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}

/** Says in a sentence why nobody can listen there; `undefined` for what has another cause. */
export function portRefused(error: unknown, { HOST, PORT }: Place): StartRefused | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const { syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new StartRefused(
      `Port ${PORT} on ${HOST} is in use by another program. Stop that one, or set PORT to another port, or to 0 for a free one.`,
    );
  if (code === 'EACCES' && syscall === 'listen')
    return new StartRefused(`This user may not listen on port ${PORT}. Set PORT to one above 1023.`);
  if (code === 'EADDRNOTAVAIL' || ((code === 'ENOTFOUND' || code === 'EAI_AGAIN') && syscall === 'getaddrinfo'))
    return new StartRefused(`This machine has no address ${HOST} to listen on. See HOST.`);
  return undefined;
}
