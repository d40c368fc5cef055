/** `npm run -s scoring -- COMMAND < input.json > output.json`: needs no server, no database and no network. */
import { readFileSync } from 'node:fs';
import type { Command } from './commands/command.js';
import { runCommand } from './tool/run.js';

const COMMANDS = [
  'agreement',
  'reliability',
  'concordance',
  'severity',
  'normalise',
  'pairs',
  'ballots',
  'assign',
  'draw',
  'canonical',
  'merkle',
  'rank',
  'recount',
  'simulate',
];

const USAGE = `Usage: npm run -s scoring -- COMMAND < input.json > output.json

Commands: ${COMMANDS.join(' ')}

Ends with 0 when it has an answer, 2 when the input is malformed (and says where), 3 when what is asked for is
undefined or infeasible (and says why). The shape of each input is in libs/scoring/schema/COMMAND.json.
`;

const [name = '', ...rest] = process.argv.slice(2);

if (name === '--help' || name === 'help') process.stdout.write(USAGE);
else if (!COMMANDS.includes(name) || rest.length > 0) {
  const problem = COMMANDS.includes(name) ? `unexpected: ${rest.join(' ')}` : `there is no command ${name || '(none)'}`;
  process.stderr.write(`${problem}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  // Loaded one at a time: solvers and number libraries would make every command start slowly.
  const { command } = (await import(`./commands/${name}.js`)) as { command: Command };
  const { code, out, err } = await runCommand(command, readFileSync(0));
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
}
