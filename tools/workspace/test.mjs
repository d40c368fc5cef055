// npm test: installs and compiles what is missing, runs Jest with the arguments given, and ends with one plain line of counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { root } from './paths.mjs';

/** After the last test Jest stops the database and ends; an open handle in a test must not hold it for ever. */
const ENDS_WITHIN_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'podium-test-counts-'));
const countsFile = join(folder, 'counts.json');
let exitCode = 1;
try {
  ensureInstalled();
  build();
  exitCode = await jest(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`Podium: ${error.message}\n`);
}
process.stdout.write(`${lastLine()}\n`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = exitCode;

function jest(args) {
  const child = spawn(process.execPath, [join(root, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
      PODIUM_TEST_COUNTS: countsFile,
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const watch = setInterval(() => {
    if (!existsSync(countsFile)) return;
    clearInterval(watch);
    setTimeout(() => {
      process.stderr.write('Podium: the tests are over, but something they opened is still open. Ending them.\n');
      child.kill('SIGKILL');
    }, ENDS_WITHIN_MS).unref();
  }, 1_000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function lastLine() {
  // Without counts Jest did not get to its end, unless it had nothing to run (--listTests, --help).
  const ended = existsSync(countsFile);
  const { passed, failed, skipped } = ended
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
