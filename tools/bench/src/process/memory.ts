import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** Memory in MB of what runs below a process. Linux only: elsewhere nobody says. */
export interface Memory {
  /** Resident, of the Node process that holds all services. */
  node: number;
  /** The embedded PostgreSQL with all its sessions; what they share counts once. Null where one may not look. */
  postgres: number | null;
}

/** @param pid  npm's process */
export function memoryBelow(pid: number): Memory | null {
  if (process.platform !== 'linux') return null;
  const below = descendants(pid, processes());
  const node = below.find(
    ({ command }) => /\bnode\b.*tools\/workspace\/start\.mjs/.test(command) && !command.startsWith('sh '),
  );
  if (!node) throw new Error('no Node process runs below npm');
  const postgres = below.filter(({ command }) => command.startsWith('postgres') || command.includes('/postgres '));
  const shares = postgres.map((each) => kilobytes(`/proc/${each.pid}/smaps_rollup`, 'Pss'));
  return {
    node: (kilobytes(`/proc/${node.pid}/status`, 'VmRSS') ?? 0) / 1024,
    postgres:
      shares.length === 0 || shares.includes(null)
        ? null
        : shares.reduce<number>((sum, each) => sum + (each ?? 0), 0) / 1024,
  };
}

function descendants(pid: number, all: Process[]): Process[] {
  return all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...descendants(child.pid, all)]);
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = content(`/proc/${name}/stat`);
      const parent = Number(/\) \S (\d+)/.exec(stat)?.[1]);
      const command = content(`/proc/${name}/cmdline`).replaceAll('\0', ' ');
      return stat === '' ? [] : [{ pid: Number(name), parent, command }];
    });
}

function kilobytes(file: string, key: string): number | null {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(content(file))?.[1];
  return found === undefined ? null : Number(found);
}

/** Empty for a process that has just ended or belongs to somebody else. */
function content(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
