// npm run generate [-- --check]: writes each service's graph, the supergraph composed of them, then the types of clients' documents; or says what is stale.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compile } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { orEnd } from './or-end.mjs';
import { root } from './paths.mjs';

orEnd(() => {
  ensureInstalled();
  // Not the pages: the types of their documents are written here.
  compile(['apps/podium', 'apps/gateway']);
});
for (const script of [
  'apps/podium/dist/print-schemas.js',
  'apps/gateway/dist/generate.js',
  'tools/workspace/documents.mjs',
]) {
  const run = spawnSync(process.execPath, [join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  // When checking, say everything that is stale; when writing, the second needs what the first wrote.
  if (run.status !== 0) process.exitCode = 1;
  if (process.exitCode && !process.argv.includes('--check')) break;
}
