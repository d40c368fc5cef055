import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '@podium/platform-database';
import { discardPostgres, startPostgres, type Postgres } from '@podium/platform-embedded-postgres';
import { brokenInvariants, startPodium, untilSettled, type RunningPodium } from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';
import { Door } from './door.fixture.js';

const MINUTE = 60_000;
const STOPS_WITHIN_MS = 10_000;

let folder: string;
let postgres: Postgres;
let door: Door;
let podium: RunningPodium;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podium-outage-'));
  postgres = await startPostgres({ dataDir: folder, durable: false });
  door = await Door.to(postgres.url);
  const databaseUrl = await createDatabase(door.url, 'podium');
  podium = await startPodium({ way: 'one process' }, { databaseUrl });
}, 5 * MINUTE);
afterAll(async () => {
  await podium?.close();
  await door?.close();
  await postgres?.stop();
  await discardPostgres({ dataDir: folder, durable: false });
}, MINUTE);

it(
  'outlives its database: not ready while that is away, and at work again once it is back',
  async () => {
    const ready = async () => (await fetch(`${podium.url}/health/ready`)).status;
    const live = async () => (await fetch(`${podium.url}/health/live`)).status;
    const token = await signedIn(podium, 'administrator@podium.example');
    expect(await ready()).toBe(200);

    await postgres.stop();
    expect([await ready(), await live()]).toEqual([503, 200]);
    const away = await ask(
      podium.url,
      '{ me { id } editions { nodes { code } } }',
      {},
      { authorization: `Bearer ${token}` },
    );
    expect([away.status, away.data?.['me'] ?? null, away.data?.['editions'] ?? null]).toEqual([503, null, null]);
    expect(new Set(away.codes)).toEqual(new Set(['UNAVAILABLE']));
    expect(away.text).not.toMatch(/ECONN|127\.0\.0\.1|node_modules|\bat \w/);

    postgres = await startPostgres({ dataDir: folder, durable: false });
    door.leadTo(postgres.url);
    while ((await ready()) !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
    const back = await ask(
      podium.url,
      '{ me { email } editions { nodes { code } } }',
      {},
      { authorization: `Bearer ${token}` },
    );
    expect(back.data).toEqual({ me: { email: 'administrator@podium.example' }, editions: { nodes: [] } });
    // Events and letters go on as well: a code comes to somebody new.
    expect(await signedIn(podium, 'somebody@season.podium.example')).toMatch(/^eyJ/);
    await untilSettled(podium.databaseUrl);
    expect(await brokenInvariants(podium)).toEqual([]);
    expect(podium.processes.get('podium')?.lives).toBe(true);
  },
  5 * MINUTE,
);

it(
  'stops in ten seconds while its database neither answers nor hangs up',
  async () => {
    const process = podium.processes.get('podium');
    door.freeze();
    const asked = ask(podium.url, '{ editions { nodes { code } } }').catch(() => undefined);
    const killer = setTimeout(() => void process?.end('SIGKILL'), STOPS_WITHIN_MS);
    expect(await process?.end('SIGTERM').finally(() => clearTimeout(killer))).not.toBeNull();
    await asked;
  },
  MINUTE,
);
