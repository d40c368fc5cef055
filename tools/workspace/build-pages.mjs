import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { root } from './paths.mjs';

const site = join(root, 'apps/web/dist/site');
const mark = join(root, 'apps/web/dist/.site');
/** What pages are made of: their own, their parts, and the pure libraries that run in browsers too. */
const SOURCES = ['apps/web', 'libs/ui', 'libs/sdk', 'libs/programmes/src'];
const OUTPUT = new Set(['dist', 'node_modules']);

/** Whether the pages have been built at all. */
export function hasPages() {
  return existsSync(join(site, 'index.html'));
}

/**
 * Builds the pages when something that they are made of has changed. What it says goes to stderr.
 * @throws {Error} when they cannot be built
 */
export function buildPages() {
  const sources = contentOfSources();
  if (hasPages() && existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const run = spawnSync(process.execPath, [vite, 'build', 'apps/web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.error) throw new Error(`The pages could not be built: ${run.error.message}`);
  if (run.status !== 0) throw new Error('The pages cannot be built; Vite says why above.');
  writeFileSync(mark, sources);
}

function contentOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const folder of SOURCES) hashBelow(join(root, folder), hash);
  return hash.digest('hex');
}

function hashBelow(folder, hash) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!OUTPUT.has(entry.name)) hashBelow(path, hash);
    } else if (!/\.spec\.ts$/.test(entry.name)) {
      hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  }
}
