/** `npm run -s scoring -- COMMAND < input.json > output.json`: needs no server, no database and no network. */
import { readFileSync } from 'node:fs';
import { commandNamed, COMMANDS } from './tool/commands.js';
import { runCommand } from './tool/run.js';

const USAGE = `Usage: npm run -s scoring -- COMMAND < input.json > output.json

Commands: ${COMMANDS.join(' ')}

Ends with 0 when it has an answer, 2 when the input is malformed (and says where), 3 when what is asked for is
undefined or infeasible (and says why). The shape of each input is in libs/scoring/schema/COMMAND.json; that of a
standing, which recount reads, in libs/scoring/schema/standing.json.
`;

const [name = '', ...rest] = process.argv.slice(2);
const known = COMMANDS.find((command) => command === name);

if (name === '--help' || name === 'help') process.stdout.write(USAGE);
else if (known === undefined || rest.length > 0) {
  const problem = known ? `unexpected: ${rest.join(' ')}` : `there is no command ${name || '(none)'}`;
  process.stderr.write(`${problem}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const { code, out, err } = await runCommand(await commandNamed(known), readFileSync(0));
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
}
