import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { removeAbandonedServers, startThrowAwayServer } from './throw-away-server.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

const RUN = `
  import { startThrowAwayServer } from '@podium/platform-embedded-postgres';
  await startThrowAwayServer();
  console.log('started');
  setInterval(() => {}, 1000);
`;

function foldersOf(pid: number | undefined): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(`podium-test-postgres-${pid}-`))
    .map((name) => join(tmpdir(), name));
}

it('removes its folder when it stops', async () => {
  const before = foldersOf(process.pid);
  const server = await startThrowAwayServer();
  expect(foldersOf(process.pid)).toHaveLength(before.length + 1);
  await server.stop();
  expect(foldersOf(process.pid)).toEqual(before);
});

it('of a killed run is stopped and removed by the next run; that of a running one stays', async () => {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  execFileSync(process.execPath, [compiler, '-b', 'libs/platform/embedded-postgres'], { cwd: root });
  const others = foldersOf(process.pid);
  const running = await startThrowAwayServer();
  const run = spawn(process.execPath, ['--input-type=module', '-e', RUN], {
    cwd: root,
    env: { PATH: process.env['PATH'], TMPDIR: tmpdir() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => createInterface({ input: run.stdout }).once('line', resolve));
  const [folder] = foldersOf(run.pid);
  const postmaster = Number(readFileSync(join(folder as string, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
  const ended = new Promise((resolve) => run.once('close', resolve));
  run.kill('SIGKILL');
  await ended;

  expect(await removeAbandonedServers()).toContain(folder);
  expect(existsSync(folder as string)).toBe(false);
  expect(stillServes(postmaster)).toBe(false);
  expect(foldersOf(process.pid)).toHaveLength(others.length + 1);
  await running.stop();
});

/** A zombie, which a container may keep for ever, serves nobody. */
function stillServes(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !(existsSync(`/proc/${pid}/stat`) && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1')));
}
