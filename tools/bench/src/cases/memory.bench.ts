import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discardPostgres } from '@podium/platform-embedded-postgres';
import { memoryBelow } from '../process/memory.js';
import { npmStart, ROOT } from '../process/npm-start.js';
import type { BenchRow } from '../row.js';

const LIMIT_MB = 500;
/** What one embedded PostgreSQL may take has no limit of its own; it is told for whoever plans a machine. */
const TOLD = 'not limited';

/** What Podium holds in memory once a whole season has run through it. */
export async function memoryBench(entries: number): Promise<BenchRow[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'podium-bench-'));
  try {
    const started = await npmStart(dataDir);
    try {
      await runSeason(started.url, entries, dataDir);
      const memory = memoryBelow(started.pid);
      if (!memory) throw new Error('resident memory can be read on Linux only');
      const { node, postgres } = memory;
      return [
        row(`resident memory of Node after a season of ${entries} entries`, node, `at most ${LIMIT_MB} MB`),
        ...(postgres === null ? [] : [{ ...row('memory of PostgreSQL after it', postgres, TOLD), ratio: 1 }]),
      ];
    } finally {
      await started.stop();
    }
  } finally {
    await discardPostgres({ dataDir: join(dataDir, 'postgres') });
    await rm(dataDir, { recursive: true, force: true });
  }
}

const row = (name: string, value: number, base: string): BenchRow => ({
  name,
  ratio: LIMIT_MB / value,
  goal: 1,
  base,
  p99ms: null,
  value,
  unit: 'MB',
});

/** Holds a season of 2023 through a Podium that runs. */
export async function runSeason(url: string, entries: number, dataDir: string, judges = 160): Promise<void> {
  const script = 'tools/season/dist/main.js';
  const season = spawn(
    process.execPath,
    [script, '--url', url, '--data', dataDir, '--entries', String(entries), '--judges', String(judges)],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [season.stdout, season.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => season.once('close', resolve));
  if (code !== 0) throw new Error(`the season ended with ${code}:\n${said.slice(-4_000)}`);
}
