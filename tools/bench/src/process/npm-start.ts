import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const PATIENCE_MS = 60_000;

/** Podium as `npm start` runs it. */
export interface Started {
  url: string;
  /** From the command to the first answered query. */
  seconds: number;
  /** npm's own process. */
  pid: number;
  stop(): Promise<void>;
}

const running = new Set<Started['stop']>();

/** Stops whatever has been started and not been stopped. */
export async function stopAllStarted(): Promise<void> {
  await Promise.all([...running].map((stop) => stop()));
}

/** Runs `npm start` on a data folder and waits for its first answer. */
export async function npmStart(dataDir: string): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    // A group of its own, so that everything below npm ends with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PODIUM_DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: String(port),
      LOG_LEVEL: 'error',
      // One machine asks in the name of everybody.
      REQUESTS_PER_CLIENT_PER_SECOND: '0',
    },
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  let ended = false;
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      ended = true;
      resolve();
    }),
  );
  const pid = child.pid as number;
  const stop = async () => {
    running.delete(stop);
    if (!ended) process.kill(-pid, 'SIGINT');
    await gone;
  };
  running.add(stop);
  while (!(await answers(url))) {
    if (!ended && performance.now() - began < PATIENCE_MS) continue;
    await stop();
    throw new Error(`npm start did not answer: ${complaint}`);
  }
  return { url, seconds: (performance.now() - began) / 1000, pid, stop };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ editions { nodes { code } } }' }),
    });
    const { data } = (await response.json()) as { data?: { editions?: { nodes: unknown[] } } };
    return Array.isArray(data?.editions?.nodes);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
