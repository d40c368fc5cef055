import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discardPostgres } from '@podium/platform-embedded-postgres';
import { rm } from 'node:fs/promises';
import { npmStart } from '../process/npm-start.js';
import { median } from '../load/percentile.js';
import type { BenchRow } from '../row.js';

const LIMIT_SECONDS = 5;
const RUNS = 3;

/** `npm start` in this checkout, installed and compiled, until the graph has answered: on a new data folder, and on one in use. */
export async function startBench(): Promise<BenchRow[]> {
  const fresh: number[] = [];
  const again: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'podium-bench-'));
    try {
      for (const times of [fresh, again]) {
        const started = await npmStart(dataDir);
        times.push(started.seconds);
        await started.stop();
      }
    } finally {
      await discardPostgres({ dataDir: join(dataDir, 'postgres') });
      await rm(dataDir, { recursive: true, force: true });
    }
  }
  return [
    row('npm start to the first answer, new data folder', fresh),
    row('npm start to the first answer, again', again),
  ];
}

function row(name: string, seconds: number[]): BenchRow {
  const value = median(seconds);
  return {
    name,
    ratio: LIMIT_SECONDS / value,
    goal: 1,
    base: `at most ${LIMIT_SECONDS} s`,
    p99ms: null,
    value,
    unit: 's',
  };
}
