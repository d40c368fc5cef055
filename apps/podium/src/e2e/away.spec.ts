import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePorts, ServerProcess, TEST_SECRET, throwAwayDatabase, type ThrowAwayDatabase } from '@podium/testing';
import { ask } from './asking.fixture.js';

const MINUTE = 60_000;
const STOPS_WITHIN_MS = 10_000;

let database: ThrowAwayDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await throwAwayDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'podium-away-'));
}, MINUTE);
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Podium beside a Redis and a mail server that nobody can reach. */
async function started(): Promise<{ podium: ServerProcess; url: string }> {
  const [port, nowhere] = await freePorts(2);
  const podium = new ServerProcess('podium', {
    script: 'apps/podium/dist/main.js',
    env: {
      DATABASE_URL: database.url,
      PODIUM_SECRET: TEST_SECRET,
      PODIUM_DATA_DIR: dataDir,
      PORT: String(port),
      REDIS_URL: `redis://127.0.0.1:${nowhere}`,
      SMTP_URL: `smtp://127.0.0.1:${nowhere}`,
      DATABASE_POOL: '5',
    },
  });
  podium.start();
  const url = `http://127.0.0.1:${port}`;
  await podium.untilReady(`${url}/health/live`);
  return { podium, url };
}

/** What is missing once all that can be up is up: threads and copies come a little after the first answer. */
async function onceStarted(url: string): Promise<[status: number, said: { missing: string[] }]> {
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`${url}/health/ready`);
    const said = (await ready.json()) as { missing: string[] };
    if (said.missing.length === 1 || tries === 900) return [ready.status, said];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const REQUEST = `mutation($input: RequestSignInCodeInput!) { requestSignInCode(input: $input) { __typename } }`;

describe.each(['SIGINT', 'SIGTERM'] as const)('while Redis and the mail server are away, until %s', (signal) => {
  it(
    'says what is missing, answers what needs neither, tells of it sparingly, and stops in time',
    async () => {
      const { podium, url } = await started();
      expect(await onceStarted(url)).toEqual([503, { status: 'not ready', missing: ['the queues'] }]);
      // What is committed waits for the queue: nobody is told of a fault.
      const input = { email: 'somebody@season.podium.example' };
      expect(await ask(url, REQUEST, { input })).toMatchObject({ codes: [], data: { requestSignInCode: {} } });
      for (let asked = 0; asked < 5; asked++) await fetch(`${url}/health/ready`);
      const told = podium.output.split('\n').filter((line) => line.includes('"level":50'));
      // A dozen connections try again every second or two; each kind of fault is told once a minute.
      expect(told.length).toBeLessThan(12);

      const killer = setTimeout(() => void podium.end('SIGKILL'), STOPS_WITHIN_MS);
      const code = await podium.end(signal).finally(() => clearTimeout(killer));
      expect([code, podium.output.slice(-300)]).toEqual([0, expect.anything()]);
    },
    3 * MINUTE,
  );
});
