import { execFileSync } from 'node:child_process';
import { loadEdition, shippedDefinitions } from '@podium/programmes';
import type { BenchRow } from './row.js';

const LIMIT_MS = 200;
const WARM_UPS = 3;
const LOADS = 60;
const FRESH = 5;

/**
 * How long it takes to load and check the largest shipped definition: again and again, as a service does it, by processor time,
 * so that a neighbour on the machine neither helps nor hurts; and the first time in a fresh process, as the command-line tool
 * does it, by the clock on the wall, the least disturbed of five.
 */
export async function programmesBench(): Promise<BenchRow[]> {
  const largest = shippedDefinitions().reduce((a, b) => (b.yaml.length > a.yaml.length ? b : a));
  for (let n = 0; n < WARM_UPS; n++) load(largest.yaml);
  const loads = Array.from({ length: LOADS }, () => load(largest.yaml));
  const cpu = loads.map(({ cpuMs }) => cpuMs).sort((a, b) => a - b);
  const wall = loads.map(({ wallMs }) => wallMs).sort((a, b) => a - b);
  const size = `${Math.round(largest.yaml.length / 1000)} kB`;
  return [
    row(`programmes: load and check ${largest.id} (${size})`, at(cpu, 0.5), at(wall, 0.99)),
    row(
      `programmes: the same, the first time in a process`,
      Math.min(...Array.from({ length: FRESH }, () => firstLoad(largest.id))),
      null,
    ),
  ];
}

function load(yaml: string): { cpuMs: number; wallMs: number } {
  const before = process.cpuUsage();
  const started = performance.now();
  const loaded = loadEdition(yaml);
  const wallMs = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  if ('mistakes' in loaded)
    throw new Error(`The largest definition has mistakes: ${loaded.mistakes[0]?.message ?? ''}`);
  return { cpuMs: (user + system) / 1000, wallMs };
}

/** Milliseconds of the first load in a process of its own. */
function firstLoad(id: string): number {
  const script = `
    const { loadEdition, shippedDefinitions } = await import(${JSON.stringify(import.meta.resolve('@podium/programmes'))});
    const { yaml } = shippedDefinitions().find(({ id }) => id === ${JSON.stringify(id)});
    const started = performance.now();
    loadEdition(yaml);
    console.log(performance.now() - started);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }));
}

function row(name: string, ms: number, p99ms: number | null): BenchRow {
  return {
    name,
    ratio: LIMIT_MS / ms,
    goal: 1,
    base: `at most ${LIMIT_MS} ms`,
    p99ms,
    value: Math.round(ms),
    unit: 'ms',
  };
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
