import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'podium-nx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINUTES = 60_000;
const { PODIUM_TEST_COUNTS: _counts, ...environment } = process.env;

function nx(...args: string[]) {
  const env = {
    ...environment,
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    CI: 'true',
    NODE_OPTIONS: '',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
  };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args],
    {
      cwd: root,
      encoding: 'utf8',
      env,
    },
  );
  return { said: `${stdout}${stderr}`, stdout, status };
}

interface Graph {
  graph: { nodes: Record<string, { data: { root: string; targets?: Record<string, { cache?: boolean }> } }> };
}

describe('nx', () => {
  it(
    'knows the four targets of every project, and caches what is pure',
    () => {
      const file = join(folder, 'graph.json');
      expect(nx('graph', `--file=${file}`)).toMatchObject({ status: 0 });
      const { nodes } = (JSON.parse(readFileSync(file, 'utf8')) as Graph).graph;
      const projects = Object.values(nodes).filter(
        ({ data }) => /^(apps|libs|tools)\//.test(data.root) && data.root !== 'tools/workspace',
      );
      expect(projects.length).toBeGreaterThan(15);
      for (const { data } of projects) {
        expect(Object.keys(data.targets ?? {})).toEqual(expect.arrayContaining(['build', 'lint', 'test', 'typecheck']));
        const pure = ['libs/contracts', 'libs/programmes', 'libs/scoring'].includes(data.root);
        expect([data.root, data.targets?.['test']?.cache]).toEqual([data.root, pure]);
      }
    },
    3 * MINUTES,
  );

  it.each(['build', 'typecheck', 'lint', 'test'])(
    '%s runs for one project',
    (target) => {
      const { said, status } = nx(target, '@podium/platform-telemetry');
      expect([status, said]).toEqual([0, expect.stringContaining(`Successfully ran target ${target}`)]);
    },
    5 * MINUTES,
  );

  it(
    'affected takes what a change touches',
    () => {
      const { stdout, status } = nx(
        'show',
        'projects',
        '--affected',
        '--files=libs/platform/telemetry/src/logger.ts',
        '--json',
      );
      expect(status).toBe(0);
      const affected = JSON.parse(stdout) as string[];
      expect(affected).toEqual(expect.arrayContaining(['@podium/platform-telemetry', '@podium/platform-service']));
      expect(affected).not.toContain('@podium/scoring');
    },
    2 * MINUTES,
  );
});
