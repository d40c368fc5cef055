// typecheck.mjs PROJECT: checks the types of one project, its tests included, without writing anything but its own settings.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const [project] = process.argv.slice(2);
if (!project) {
  process.stderr.write('Usage: node tools/workspace/typecheck.mjs PROJECT\n');
  process.exit(2);
}
const folder = join(root, 'node_modules/.cache/podium-typecheck');
mkdirSync(folder, { recursive: true });
const settings = join(folder, `${project.replaceAll('/', '-')}.json`);
writeFileSync(
  settings,
  JSON.stringify({
    extends: join(root, 'tsconfig.spec.json'),
    compilerOptions: { typeRoots: [join(root, 'node_modules/@types')] },
    include: [join(root, project, '**/*.ts')],
    exclude: ['**/node_modules', '**/dist'].map((pattern) => join(root, pattern)),
  }),
);
const compiler = join(root, 'node_modules/typescript-native/bin/tsc');
const run = spawnSync(process.execPath, [compiler, '-p', settings], { cwd: root, stdio: 'inherit' });
process.exitCode = run.status ?? 1;
