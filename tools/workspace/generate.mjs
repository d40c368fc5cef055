// npm run generate [-- --check]: writes each service's graph, then the supergraph composed of them; or says what is stale.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { orEnd } from './or-end.mjs';
import { root } from './paths.mjs';

orEnd(() => {
  ensureInstalled();
  build();
});
for (const script of ['apps/podium/dist/print-schemas.js', 'apps/gateway/dist/generate.js']) {
  const run = spawnSync(process.execPath, [join(root, script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  // When checking, say everything that is stale; when writing, the second needs what the first wrote.
  if (run.status !== 0) process.exitCode = 1;
  if (process.exitCode && !process.argv.includes('--check')) break;
}
