#!/usr/bin/env node
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { programmeJsonSchema } from './definition/json-schema.js';
import { diffEditions } from './diff/diff.js';
import { sayDiff } from './diff/say.js';
import type { Edition } from './edition.js';
import { loadEdition } from './load.js';
import type { Mistake } from './mistake.js';
import { shippedDefinitions } from './shipped.js';
import { showEdition } from './show/edition.js';
import { sayMistakes } from './show/mistakes.js';
import { both } from './show/section.js';
import { table } from './show/table.js';

const USAGE = `Definitions of programmes.

  programmes list                   the definitions that come with Podium
  programmes check FILE…            every mistake, with line and column and what to do
  programmes show FILE              the edition as a person reads it
  programmes diff OLD NEW           what changed, and what that does to an edition that is open
  programmes schema                 the JSON Schema of the format

  In the place of a FILE the name of a definition that \`list\` shows may stand, e.g. hkicta-2023.
  --at 2023-06-01T09:00+08:00       with diff: the instant to judge by; now, if left out

Exit: 0 nothing wrong; 1 mistakes were found, or a change that is refused; 2 the command or a file could not be read.
`;

/** Where the tool writes and whose clock it reads. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  now(): Date;
}

/** Runs one command. @returns the exit code: 0 well, 1 mistakes or a refused change, 2 not understood or not readable */
export function run(argv: readonly string[], terminal: Terminal): number {
  const [command, ...rest] = argv;
  const at = rest.indexOf('--at');
  const instant = at < 0 ? terminal.now() : new Date(rest[at + 1] ?? '');
  const files = at < 0 ? rest : rest.toSpliced(at, 2);
  if (Number.isNaN(instant.getTime())) return misuse(terminal, '--at needs an instant such as 2023-06-01T09:00+08:00.');
  try {
    switch (command) {
      case 'list':
        terminal.out(list());
        return 0;
      case 'check':
        return files.length > 0 ? check(files, terminal) : misuse(terminal, 'Which file?');
      case 'show':
        return files.length === 1 ? show(files[0] as string, terminal) : misuse(terminal, 'Name one file.');
      case 'diff':
        return files.length === 2
          ? diff(files as [string, string], instant, terminal)
          : misuse(terminal, 'Name two files, the older first.');
      case 'schema':
        terminal.out(`${JSON.stringify(programmeJsonSchema(), null, 2)}\n`);
        return 0;
      case undefined:
      case 'help':
      case '--help':
        terminal.out(USAGE);
        return command === undefined ? 2 : 0;
      default:
        return misuse(terminal, `There is no command ${command}.`);
    }
  } catch (fault) {
    if (!isUnreadable(fault)) throw fault;
    terminal.error(`${fault.message}\n`);
    return 2;
  }
}

function list(): string {
  const rows = shippedDefinitions().map(({ id, yaml }) => {
    const loaded = loadEdition(yaml);
    if ('mistakes' in loaded) return [id, '', '', 'has mistakes'];
    const { code, name, kind = '' } = loaded.edition;
    return [id, code, kind, both(name)];
  });
  return table(['Name', 'Code', 'Kind', 'What'], rows);
}

/** A file, or a definition that comes with Podium where there is no file of that name. */
function read(file: string): string | Uint8Array {
  const shipped = existsSync(file) ? undefined : shippedDefinitions().find(({ id }) => id === file);
  return shipped?.yaml ?? readFileSync(file);
}

function check(files: readonly string[], terminal: Terminal): number {
  let exit = 0;
  for (const file of files) {
    const loaded = loadEdition(read(file));
    if ('mistakes' in loaded) {
      terminal.out(sayMistakes(file, loaded.mistakes));
      exit = 1;
      continue;
    }
    terminal.out(`${file}: no mistakes (${partsOf(loaded.edition)}).\n`);
  }
  return exit;
}

/** What an edition consists of, so that an organiser sees that all of the file was read. */
function partsOf({ categories, awards, sessions = [], tickets = [] }: Edition): string {
  const parts: [number, string, string][] = [
    [categories.length, 'category', 'categories'],
    [awards.length, 'award', 'awards'],
    [sessions.length, 'session', 'sessions'],
    [tickets.length, 'kind of ticket', 'kinds of ticket'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => `${number} ${number === 1 ? one : many}`)
    .join(', ');
}

function show(file: string, terminal: Terminal): number {
  const loaded = loadEdition(read(file));
  if ('mistakes' in loaded) return refuse(file, loaded.mistakes, terminal);
  terminal.out(showEdition(loaded.edition));
  return 0;
}

function diff([older, newer]: [string, string], now: Date, terminal: Terminal): number {
  const [before, after] = [loadEdition(read(older)), loadEdition(read(newer))];
  if ('mistakes' in before) return refuse(older, before.mistakes, terminal);
  if ('mistakes' in after) return refuse(newer, after.mistakes, terminal);
  const changes = diffEditions(before.edition, after.edition, { now });
  terminal.out(sayDiff(changes));
  return changes.some(({ effect }) => effect === 'refused') ? 1 : 0;
}

function refuse(file: string, mistakes: readonly Mistake[], terminal: Terminal): number {
  terminal.out(sayMistakes(file, mistakes));
  return 1;
}

function misuse(terminal: Terminal, message: string): number {
  terminal.error(`${message}\n\n${USAGE}`);
  return 2;
}

/** What Node throws when a file is missing, a folder, or not ours to read. */
function isUnreadable(fault: unknown): fault is { message: string } {
  return typeof fault === 'object' && fault !== null && 'syscall' in fault && 'message' in fault;
}

const [, started] = process.argv;
if (started !== undefined && import.meta.url === pathToFileURL(realpathSync(started)).href) {
  process.exitCode = run(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    now: () => new Date(),
  });
}
