import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePorts, ServerProcess } from '@podium/testing';
import { ask } from './asking.fixture.js';

const MINUTE = 60_000;

let dataDir: string;
const started: ServerProcess[] = [];
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'podium-start-'));
  // Under root the database runs as another user, and moves elsewhere from a folder which that user cannot enter.
  await chmod(dataDir, 0o755);
});
afterAll(async () => {
  // SIGTERM, so that the database of each goes with it.
  await Promise.all(started.map((each) => each.end('SIGTERM')));
  await rm(dataDir, { recursive: true, force: true });
}, 2 * MINUTE);

/** `npm start` on the data folder, as far as npm goes: the same script on a port of its own. */
async function start(): Promise<{ podium: ServerProcess; url: string }> {
  const [port] = await freePorts(1);
  const podium = new ServerProcess('npm start', {
    script: 'tools/workspace/start.mjs',
    env: { PODIUM_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'info' },
  });
  podium.start();
  started.push(podium);
  return { podium, url: `http://127.0.0.1:${port}` };
}

async function up(): Promise<{ podium: ServerProcess; url: string }> {
  const begun = await start();
  await begun.podium.untilReady(`${begun.url}/health/ready`);
  return begun;
}

/** PostgreSQL servers of this data folder that run at this moment, by their command lines. */
async function databasesRunning(): Promise<string[]> {
  const lines = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  );
  return lines.filter((line) => line.includes(`\0-D\0${dataDir}/`));
}

const opened = async (url: string) => (await ask(url, '{ editions { nodes { code } } __typename }')).data;
const onLinux = process.platform === 'linux' ? it : it.skip;

describe('npm start', () => {
  it(
    'tells where everything is, refuses a second one on its folder, and goes on',
    async () => {
      const first = await up();
      for (const line of [
        'Podium is up.',
        `${first.url}/graphql`,
        `${first.url}/mailbox?key=`,
        `${first.url}/explorer`,
      ]) {
        expect(first.podium.output).toContain(line);
      }
      const second = await start();
      expect(await second.podium.ended()).toBe(1);
      expect(second.podium.output).toMatch(/data folder .* is already in use by process \d+/);
      expect(second.podium.output).not.toMatch(/\bat .*:\d+:\d+/);
      expect(await opened(first.url)).toEqual({ editions: { nodes: [] }, __typename: 'Query' });
    },
    3 * MINUTE,
  );

  onLinux(
    'ends at Ctrl-C with everything it started, and starts again',
    async () => {
      const [first] = started;
      expect(await databasesRunning()).toHaveLength(1);
      expect(await first?.end('SIGINT')).toBe(0);
      expect(await databasesRunning()).toEqual([]);
      const again = await up();
      expect(await opened(again.url)).toEqual({ editions: { nodes: [] }, __typename: 'Query' });
    },
    3 * MINUTE,
  );

  onLinux(
    'starts after a kill -9 of the one before, whose database it takes over',
    async () => {
      const killed = started.at(-1);
      await killed?.end('SIGKILL');
      const next = await up();
      expect(await opened(next.url)).toEqual({ editions: { nodes: [] }, __typename: 'Query' });
      expect(await databasesRunning()).toHaveLength(1);
      expect(await next.podium.end('SIGTERM')).toBe(0);
      expect(await databasesRunning()).toEqual([]);
    },
    3 * MINUTE,
  );
});
