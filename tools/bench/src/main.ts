import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { APART, CASES, WHOLE_RUN, type CaseOptions } from './cases/all.js';
import { ROOT } from './process/npm-start.js';
import { printed } from './printed.js';
import type { BenchRow } from './row.js';
import { SharedStage } from './shared-stage.js';

const USAGE = `npm run bench -- [options]

  --only      NAME[,NAME]    ${Object.keys(CASES).join(', ')}
  --seconds   3              of each of the runs that are compared
  --entries   1313           of the season after which memory is read
  --peers                    the same list from other GraphQL servers; installs them into a folder of their own
  --scale     FACTOR         every query beside 50 editions, 200,000 entries and two million letters, or a part of them: 0.1
  --profile   FOLDER         samples the server while it is asked, one .cpuprofile for each case
`;

// `--scale` alone means all of it.
const args = process.argv.slice(2).flatMap((arg, at, all) => {
  const alone = arg === '--scale' && !/^[\d.]+$/.test(all[at + 1] ?? '');
  return alone ? [arg, '1'] : [arg];
});
const { values } = parseArgs({
  args,
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    entries: { type: 'string', default: '1313' },
    profile: { type: 'string' },
    peers: { type: 'boolean', default: false },
    scale: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const apart = APART.filter((name) => values[name]);
const wanted = values.only?.split(',') ?? (apart.length > 0 ? apart : WHOLE_RUN);
const options: CaseOptions = {
  seconds: Number(values.seconds),
  entries: Number(values.entries),
  scale: Number(values.scale ?? 1),
};
const unknown = wanted.filter((name) => !(name in CASES));
if (
  values.help ||
  unknown.length > 0 ||
  !(options.seconds > 0) ||
  !(options.scale > 0) ||
  !Number.isInteger(options.entries)
) {
  process.stdout.write(unknown.length > 0 ? `There is no case ${unknown.join(', ')}.\n\n${USAGE}` : USAGE);
  process.exit(values.help ? 0 : 2);
}

const stage = new SharedStage(values.profile === undefined ? undefined : resolve(values.profile));
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    interrupted = true;
    process.stderr.write('\nCleaning up …\n');
    stage.close().finally(() => process.exit(130));
  });

const rows: BenchRow[] = [];
try {
  for (const name of wanted) {
    process.stderr.write(`  ${name} …\n`);
    const measured = await (CASES[name] as (typeof CASES)[string])(stage, options);
    process.stderr.write(printed(measured));
    rows.push(...measured);
  }
  process.stdout.write(`\n  Node ${process.version} on ${cpus().length} × ${cpus()[0]?.model}\n\n${printed(rows)}\n`);
  const folder = join(ROOT, 'bench');
  await mkdir(folder, { recursive: true });
  // A part of the cases says nothing of the others: what is committed is always a whole run.
  const file = join(folder, wanted === WHOLE_RUN ? 'results.json' : 'partial-results.json');
  await writeFile(file, `${JSON.stringify(rows, null, 2)}\n`);
  process.stdout.write(`  Written to ${file}\n`);
} catch (error) {
  if (!interrupted) process.stderr.write(`\n${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  if (!interrupted) await stage.close();
}
