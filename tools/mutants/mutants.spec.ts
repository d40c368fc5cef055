import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const script = fileURLToPath(new URL('./run.mjs', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

it('finds the text of every mutant in its file exactly once, and makes TypeScript of it', () => {
  const { stdout, stderr, status } = run('--check');
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  expect(Number(/^(\d+) mutants/.exec(stdout)?.[1])).toBeGreaterThanOrEqual(80);
});

it('says how it is called', () => {
  expect(run('--all')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Usage: npm run mutants/) });
});
