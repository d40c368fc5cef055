import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A mistake may make a test wait for ever; that counts as noticed. */
const LONGEST_MS = 150_000;

/**
 * Runs specs in a copy of the tree.
 * @param {string} folder       the copy
 * @param {string[]} specs
 * @param {string} databaseUrl  the throw-away server, for specs that use one
 * @returns {Promise<{ outcome: 'passed' | 'failed' | 'did not load' | 'took too long', by: string | null }>} with the first
 *   test that failed
 */
export async function tried(folder, specs, databaseUrl) {
  // One after the other, and no further than the first that fails: the likeliest stands first in the lists.
  for (const spec of specs) {
    const result = await triedBy(folder, spec, databaseUrl);
    if (result.outcome !== 'passed') return result;
  }
  return { outcome: 'passed', by: null };
}

async function triedBy(folder, spec, databaseUrl) {
  const results = join(folder, 'results.json');
  rmSync(results, { force: true });
  const args = ['--runTestsByPath', spec, '--ci', '--silent', '--json', `--outputFile=${results}`];
  const inTime = await jest(folder, args, databaseUrl);
  if (!inTime) return { outcome: 'took too long', by: null };
  if (!existsSync(results)) return { outcome: 'did not load', by: null };
  const { success, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  if (success) return { outcome: 'passed', by: null };
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  );
  if (failed.length > 0) return { outcome: 'failed', by: failed[0].fullName };
  return { outcome: 'did not load', by: testResults.find(({ message }) => message)?.message.slice(0, 600) ?? null };
}

function jest(folder, args, databaseUrl) {
  const child = spawn(process.execPath, [join(folder, 'node_modules/jest/bin/jest.js'), ...args], {
    cwd: folder,
    stdio: 'ignore',
    // A group of its own: workers end with it.
    detached: true,
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
      PODIUM_TEST_DATABASE_SERVER: databaseUrl,
    },
  });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  process.once('exit', end);
  return new Promise((resolve, reject) => {
    let inTime = true;
    const late = setTimeout(() => {
      inTime = false;
      end();
    }, LONGEST_MS);
    child.on('error', reject);
    child.on('close', () => {
      clearTimeout(late);
      process.off('exit', end);
      end();
      resolve(inTime);
    });
  });
}
