import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'circles-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const place of ['apps', 'libs/platform', 'libs/robots/src/parts', 'tools']) {
  mkdirSync(join(folder, place), { recursive: true });
}

const script = new URL('./import-circles.mjs', import.meta.url).pathname;

function tell(...argv: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...argv], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('circles of imports', () => {
  it('are found through types, re-exports and imports while running', () => {
    const files = {
      'a.ts': "import type { B } from './parts/b.js';\n",
      'parts/b.ts': "export {\n  c,\n} from '../c.js';\n",
      'c.ts': "const a = await import('./a.js');\n",
      'd.ts': "import './a.js';\n// import './e.js'\n",
      'e.ts': "/* import '../d.js' */\nimport { z } from 'zod';\nimport './d.js';\n",
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'libs/robots/src', name), text);
    const { status, said } = tell(folder);
    expect(status).toBe(1);
    expect(said.match(/\S+ → /g)).toEqual(
      ['a.ts → ', 'c.ts → ', 'parts/b.ts → '].map((name) => `libs/robots/src/${name}`),
    );
  });

  it('are none in this workspace', () => {
    expect(tell()).toMatchObject({ status: 0, said: expect.stringContaining('No circle') });
  });
});
