import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { exclusively } from './exclusively.mjs';
import { orEnd } from './or-end.mjs';
import { buildPages, hasPages } from './build-pages.mjs';
import { root, runDirectly } from './paths.mjs';

const builtMark = join(root, 'node_modules/.podium-built');
const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage']);

/**
 * Compiles what changed; a few milliseconds when nothing did. The compiler's complaints go to stderr.
 * @throws {Error} when something does not compile
 */
export function build() {
  if (isBuilt()) return;
  exclusively('build', () => {
    const sources = fingerprint();
    if (isBuilt(sources)) return;
    compile([]);
    buildPages();
    remember(sources);
  });
}

/**
 * Compiles some projects and what they stand on, or all of them.
 * @param names  folders from the root, e.g. `apps/podium`
 * @throws {Error} when something does not compile
 */
export function compile(names) {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  const run = spawnSync(process.execPath, [compiler, '-b', ...names], { cwd: root, stdio: ['ignore', 2, 2] });
  if (run.error) throw new Error(`The compiler could not be run: ${run.error.message}`);
  if (run.status !== 0) throw new Error('Not everything compiles; the compiler says why above.');
}

function remember(sources) {
  try {
    writeFileSync(builtMark, sources);
  } catch (error) {
    // Somebody else's checkout: the compiler looks anew each time.
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  }
}

function isBuilt(sources = fingerprint()) {
  return (
    existsSync(builtMark) && readFileSync(builtMark, 'utf8') === sources && projects().every(hasOutput) && hasPages()
  );
}

function hasOutput(project) {
  return existsSync(join(project, 'dist/.tsbuildinfo'));
}

/** Changes whenever a source or a setting of the compiler is added, removed, touched or resized. */
function fingerprint() {
  const hash = createHash('sha256').update(
    statOf(join(root, 'tsconfig.base.json')) + statOf(join(root, 'tsconfig.json')),
  );
  for (const project of projects()) hashSourcesBelow(project, hash);
  return hash.digest('hex');
}

function hashSourcesBelow(folder, hash) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!NOT_SOURCES.has(entry.name)) hashSourcesBelow(path, hash);
    } else if (/\.(ts|tsx|css|html|svg|json|mjs)$/.test(entry.name)) {
      hash.update(statOf(path));
    }
  }
}

function statOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${path} ${mtimeMs} ${size}\n`;
}

function projects() {
  return ['apps', 'libs', 'libs/platform', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .map((name) => join(root, folder, name))
      .filter((project) => existsSync(join(project, 'tsconfig.json'))),
  );
}

if (runDirectly(import.meta.url)) {
  orEnd(() => {
    ensureInstalled();
    build();
  });
}
