import { mkdtemp } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDatabase } from '@podium/platform-database';
import { discardPostgres, startPostgres, type Postgres } from '@podium/platform-embedded-postgres';
import { brokenInvariants, startPodium, untilSettled, type RunningPodium } from '@podium/testing';
import { ask, signedIn } from './asking.fixture.js';

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
    expect(await brokenInvariants(podium.databaseUrl)).toEqual([]);
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

/** An address that stays the same while the server behind it goes and comes back on another port. */
class Door {
  private readonly open = new Set<Socket>();
  private frozen = false;

  private constructor(
    private readonly server: Server,
    private target: string,
  ) {}

  static async to(target: string): Promise<Door> {
    const server = createServer();
    const door = new Door(server, target);
    server.on('connection', (client) => door.pass(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return door;
  }

  /** The target's address with the door's port. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href;
  }

  leadTo(target: string): void {
    this.target = target;
  }

  /** From now on nothing passes in either direction, and no connection is closed: as when a cable is pulled. */
  freeze(): void {
    for (const socket of this.open) socket.pause().unpipe();
    this.frozen = true;
  }

  async close(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    if (this.frozen) return void this.open.add(client.pause());
    const behind = createConnection(Number(new URL(this.target).port), '127.0.0.1');
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const) {
      this.open.add(one);
      one.on('error', () => other.destroy()).on('close', () => (other.destroy(), this.open.delete(one)));
      one.pipe(other);
    }
  }
}
