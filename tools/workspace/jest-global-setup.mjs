import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const USES_DATABASES = /@podium\/testing|PODIUM_TEST_DATABASE_SERVER/;

/**
 * Starts the one throw-away PostgreSQL of this run and names it in PODIUM_TEST_DATABASE_SERVER, unless that names one already
 * or none of the selected tests belongs to a project that uses databases.
 */
export default async function setup({ testPathPatterns }) {
  // Worker threads of the product run the sources too.
  process.env.PODIUM_SOURCE_LOADER = pathToFileURL(join(root, 'tools/workspace/source-loader.mjs')).href;
  if (process.env.PODIUM_TEST_DATABASE_SERVER) return;
  if (!needsDatabase(testPathPatterns.toExecutor({ rootDir: root }))) return;
  buildLauncher();
  const { removeAbandonedServers, startThrowAwayServer } = await import('@podium/platform-embedded-postgres');
  await removeAbandonedServers();
  const server = await startThrowAwayServer(process.env.PODIUM_TEST_POSTGRES_BIN || undefined);
  process.env.PODIUM_TEST_DATABASE_SERVER = server.url;
  globalThis.podiumTestServer = server;
}

/** The launcher's sources run compiled here, outside Jest's own loader. */
function buildLauncher() {
  const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
  execFileSync(process.execPath, [compiler, '-b', 'libs/platform/embedded-postgres'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Whether a project with a selected test uses databases anywhere in its sources. */
function needsDatabase(selected) {
  return projects().some((project) => {
    const sources = sourcesBelow(project);
    return (
      sources.some((file) => file.endsWith('.spec.ts') && selected.isMatch(file)) &&
      (relative(root, project) === 'libs/testing' ||
        sources.some((file) => USES_DATABASES.test(readFileSync(file, 'utf8'))))
    );
  });
}

function projects() {
  return ['apps', 'libs', 'libs/platform', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'platform')
      .map((entry) => join(root, folder, entry.name)),
  );
}

function sourcesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourcesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}
