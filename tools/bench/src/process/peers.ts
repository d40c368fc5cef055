import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './npm-start.js';

const SOURCES = join(ROOT, 'tools/bench/peers');
/** Out of the workspace's packages: what peers need is none of Podium's. */
const FOLDER = join(ROOT, '.podium/peers');

export interface Peer {
  url: string;
  stop(): Promise<void>;
}

/** Installs other GraphQL servers beside Podium, unless those very versions are there. Needs the npm registry once. */
export async function installPeers(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = readFileSync(join(SOURCES, 'package.json'), 'utf8');
  const kept = join(FOLDER, 'package.json');
  const installed =
    existsSync(kept) && existsSync(join(FOLDER, 'node_modules')) && readFileSync(kept, 'utf8') === wanted;
  cpSync(SOURCES, FOLDER, { recursive: true });
  if (installed) return;
  // @nestjs/apollo names the federation packages of Apollo as peers, whose licence is not ours and which this does not use.
  const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', ...flags], { cwd: FOLDER });
}

/**
 * Starts one of them on the tables of a schema.
 * @param node  PostGraphile wants a Node of its own that is newer than ours may be
 */
export async function startPeer(
  script: string,
  env: { BENCH_DATABASE_URL: string; BENCH_SCHEMA: string },
  node = process.execPath,
): Promise<Peer> {
  const child = spawn(node, [join(FOLDER, script)], {
    cwd: FOLDER,
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(killing);
    },
  };
}

/** The newer Node that comes with the peers. */
export const newerNode = (): string => join(FOLDER, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
