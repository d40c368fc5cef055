import type { BenchRow } from './row.js';

const HEAD = ['', 'ratio', 'goal', 'measured', 'p99 ms', 'against'];

/** The rows as a table, one line each. */
export function printed(rows: BenchRow[]): string {
  const cells = [
    HEAD,
    ...rows.map(({ name, ratio, goal, value, unit, p99ms, base }) => [
      `${ratio >= goal ? 'met  ' : 'MISSED'.padEnd(5)} ${name}`,
      figure(ratio),
      String(goal),
      value === undefined ? '' : `${figure(value)} ${unit ?? ''}`,
      p99ms === null ? '' : figure(p99ms),
      base,
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd() + '\n')
    .join('');
}

const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
