import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataFolderInUse, discardPostgres, PostgresRefused, startPostgres } from './index.js';
import { memorySettings } from './memory.js';
import { lifeOf } from './processes.js';
import { boundLog } from './server-log.js';
import { canReach } from './server-user.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const asRoot = process.getuid?.() === 0;
const nobody = asRoot ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;
const onlyAsRoot = asRoot ? it : it.skip;

/** Runs in a process of its own: starts the server, then commits number after number and names each once acknowledged. */
const COMMITTER = `
  import { startPostgres } from '@podium/platform-embedded-postgres';
  import pg from 'pg';
  const { url } = await startPostgres({ dataDir: process.argv[1] });
  console.log('url', url);
  const client = new pg.Client(url);
  client.on('error', () => process.exit(1));
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS mark (n bigserial PRIMARY KEY)');
  for (;;) console.log('acknowledged', (await client.query('INSERT INTO mark DEFAULT VALUES RETURNING n')).rows[0].n);
`;

const folders: string[] = [];
const children: ChildProcess[] = [];

beforeAll(() => {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  execFileSync(process.execPath, [compiler, '-b', 'libs/platform/embedded-postgres'], { cwd: root });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    await eventually(() => discardPostgres({ dataDir: join(folder, 'data') }));
    rmSync(folder, { recursive: true, force: true });
  }
});

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

/** A data folder that does not exist yet, in a fresh folder that everybody may walk into. */
function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'podium-launcher-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return join(folder, 'data');
}

/** A process just killed may still hold its lock for a moment. */
async function eventually(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DataFolderInUse) || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function rows(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Lets the committer run until it has `count` acknowledgements; gives its address and the numbers it named. */
async function committed(dataDir: string, count: number, user?: { uid: number; gid: number }) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', COMMITTER, dataDir], {
    ...user,
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const acknowledged: number[] = [];
  let url = '';
  const lines = createInterface({ input: child.stdout });
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`The committer ended early: ${complaint}`)));
    lines.on('line', (line) => {
      const [word, value = ''] = line.split(' ');
      if (word === 'url') url = value;
      else acknowledged.push(Number(value));
      if (acknowledged.length === count) resolve();
    });
  });
  return { child, url, acknowledged };
}

async function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

describe('the embedded PostgreSQL', () => {
  it('starts on a new folder, and again on the same one with what it held', async () => {
    const dataDir = dataFolder();
    const first = await startPostgres({ dataDir });
    await rows(first.url, `CREATE TABLE award AS SELECT 'Gold' AS name`);
    await first.stop();
    await first.stop();
    const second = await startPostgres({ dataDir });
    expect(await rows(second.url, 'SELECT name FROM award')).toEqual([{ name: 'Gold' }]);
    await second.stop();
    expect(existsSync(join(dataDir, 'in-use'))).toBe(false);
  });

  it('never runs as root, keeps its password to its user and admits nobody without it', async () => {
    const dataDir = dataFolder();
    const { url, stop } = await startPostgres({ dataDir });
    const password = statSync(join(dataDir, 'cluster/podium-password'));
    expect(password.mode & 0o777).toBe(0o600);
    expect(password.uid).not.toBe(0);
    expect(statSync(`/proc/${postmasterOf(dataDir)}`, { throwIfNoEntry: false })?.uid ?? password.uid).toBe(
      password.uid,
    );
    const guessed = new URL(url);
    guessed.password = 'guessed';
    await expect(rows(guessed.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    await stop();
  });

  it('loses durability only when told to', async () => {
    const settings = `SELECT string_agg(setting, ' ' ORDER BY name) AS settings FROM pg_settings
                      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`;
    const kept = await startPostgres({ dataDir: dataFolder() });
    expect(await rows(kept.url, settings)).toEqual([{ settings: 'on on on' }]);
    await kept.stop();
    const throwAway = await startPostgres({ dataDir: dataFolder(), durable: false });
    expect(await rows(throwAway.url, settings)).toEqual([{ settings: 'off off off' }]);
    await throwAway.stop();
  });

  it('refuses a second start on a folder in use, and leaves the first alone', async () => {
    const dataDir = dataFolder();
    const { url, stop } = await startPostgres({ dataDir });
    await expect(startPostgres({ dataDir })).rejects.toThrow(new DataFolderInUse(dataDir, process.pid));
    await expect(discardPostgres({ dataDir })).rejects.toThrow(DataFolderInUse);
    expect(await rows(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await stop();
  });

  it('waits for a folder that is being given back, when asked to', async () => {
    const dataDir = dataFolder();
    const first = await startPostgres({ dataDir });
    const next = startPostgres({ dataDir, patienceMs: 20_000 });
    await first.stop();
    await (await next).stop();
  });

  it('lets one of two simultaneous starts through', async () => {
    const dataDir = dataFolder();
    const starts = await Promise.allSettled([startPostgres({ dataDir }), startPostgres({ dataDir })]);
    expect(starts.map((start) => start.status).sort()).toEqual(['fulfilled', 'rejected']);
    for (const start of starts) if (start.status === 'fulfilled') await start.value.stop();
  });

  it('says what is wrong when the data were written by another version', async () => {
    const dataDir = dataFolder();
    await (await startPostgres({ dataDir })).stop();
    writeFileSync(join(dataDir, 'cluster/PG_VERSION'), '9\n');
    await expect(startPostgres({ dataDir })).rejects.toThrow(/written by PostgreSQL 9/);
    await expect(startPostgres({ dataDir })).rejects.toThrow(PostgresRefused);
  });
});

describe('after kill -9', () => {
  it('of the application: stops the server it left and starts again, with every acknowledged commit', async () => {
    const dataDir = dataFolder();
    const { child, acknowledged } = await committed(dataDir, 300);
    const left = postmasterOf(dataDir);
    await killed(child);
    expect(lifeOf(left)).toBeDefined();
    const { url, stop } = await startPostgres({ dataDir });
    expect(lifeOf(left)).toBeUndefined();
    expect(await missing(url, acknowledged)).toEqual([]);
    await stop();
  });

  it('of the server too: recovers, with every acknowledged commit', async () => {
    const dataDir = dataFolder();
    const { child, acknowledged } = await committed(dataDir, 300);
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await killed(child);
    const { url, stop } = await startPostgres({ dataDir });
    expect(await missing(url, acknowledged)).toEqual([]);
    await stop();
  });

  it('does not touch a stranger who got the process number of the server', async () => {
    const dataDir = dataFolder();
    await (await startPostgres({ dataDir })).stop();
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    children.push(stranger);
    writeFileSync(join(dataDir, 'cluster/postmaster.pid'), `${stranger.pid}\n${dataDir}/cluster\n0\n1\n\n\n\nready\n`);
    const { url, stop } = await startPostgres({ dataDir });
    expect(await rows(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(lifeOf(stranger.pid as number)).toBeDefined();
    await stop();
  });
});

describe('for root and for ordinary users', () => {
  const reachable = nobody && canReach(nobody, root) ? it : it.skip;

  reachable('an ordinary user starts it, is killed, and starts it again', async () => {
    const dataDir = dataFolder();
    const user = nobody as { uid: number; gid: number };
    chownSync(join(dataDir, '..'), user.uid, user.gid);
    const first = await committed(dataDir, 20, user);
    expect(statSync(join(dataDir, 'cluster')).uid).toBe(user.uid);
    await killed(first.child);
    const second = await committed(dataDir, 20, user);
    expect(await missing(second.url, first.acknowledged)).toEqual([]);
  });

  reachable('root goes on with what an ordinary user began', async () => {
    const dataDir = dataFolder();
    const user = nobody as { uid: number; gid: number };
    chownSync(join(dataDir, '..'), user.uid, user.gid);
    const { child, acknowledged } = await committed(dataDir, 20, user);
    await killed(child);
    const { url, stop } = await startPostgres({ dataDir });
    expect(await missing(url, acknowledged)).toEqual([]);
    await stop();
  });

  it('is started again on its port when it ends by itself, as it does on a full disk', async () => {
    const dataDir = dataFolder();
    const { url, stop } = await startPostgres({ dataDir });
    await rows(url, `CREATE TABLE award AS SELECT 'Gold' AS name`);
    for (const signal of ['SIGKILL', 'SIGQUIT'] as const) {
      const gone = postmasterOf(dataDir);
      process.kill(gone, signal);
      await answersAgain(url);
      expect(postmasterOf(dataDir)).not.toBe(gone);
      expect(await rows(url, 'SELECT name FROM award')).toEqual([{ name: 'Gold' }]);
    }
    const last = postmasterOf(dataDir);
    await stop();
    expect(lifeOf(last)).toBeUndefined();
    await expect(rows(url, 'SELECT 1')).rejects.toThrow();
  });

  it('is left alone when it is told to stop while it is being started again', async () => {
    const dataDir = dataFolder();
    const { url, stop } = await startPostgres({ dataDir });
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await stop();
    await expect(rows(url, 'SELECT 1')).rejects.toThrow();
    // Whoever comes next finds the folder free and the data whole.
    const next = await startPostgres({ dataDir });
    expect(await rows(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();
  });

  it('takes an eighth of the memory there is, within bounds', () => {
    const GIGABYTE = 1024 ** 3;
    expect([0.5, 8, 512].map((size) => memorySettings(size * GIGABYTE)['shared_buffers'])).toEqual([
      '128MB',
      '1024MB',
      '4096MB',
    ]);
  });

  it('keeps its log and the one before, however much the server says', async () => {
    const log = join(dataFolder(), '..', 'postgres.log');
    writeFileSync(log, 'x'.repeat(2_000));
    const end = boundLog(log, 1_000, 5);
    while (statSync(log).size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    end();
    expect(statSync(`${log}.1`).size).toBe(2_000);
  });

  reachable('an ordinary user is told why the data of root are not for him', async () => {
    const dataDir = dataFolder();
    await (await startPostgres({ dataDir })).stop();
    await expect(committed(dataDir, 1, nobody)).rejects.toThrow(
      /PostgresRefused: The data folder .* cannot be written/,
    );
  });

  onlyAsRoot('below a folder that only root can enter, it lives elsewhere and is found again', async () => {
    const dataDir = dataFolder();
    chmodSync(join(dataDir, '..'), 0o700);
    const first = await startPostgres({ dataDir, durable: false });
    await rows(first.url, `CREATE TABLE award AS SELECT 'Gold' AS name`);
    await first.stop();
    const elsewhere = /The data are in (.*)\n/.exec(readFileSync(join(dataDir, 'MOVED'), 'utf8'))?.[1] as string;
    const second = await startPostgres({ dataDir, durable: false });
    expect(await rows(second.url, 'SELECT name FROM award')).toEqual([{ name: 'Gold' }]);
    await second.stop();
    await discardPostgres({ dataDir, durable: false });
    expect([existsSync(elsewhere), existsSync(dataDir)]).toEqual([false, false]);
  });
});

async function answersAgain(url: string): Promise<void> {
  for (;;) {
    const there = await rows(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The acknowledged numbers that the table does not hold. */
async function missing(url: string, acknowledged: number[]): Promise<number[]> {
  const held = new Set((await rows(url, 'SELECT n FROM mark')).map((row) => Number(row['n'])));
  return acknowledged.filter((n) => !held.has(n));
}
