// run.mjs SCRIPT ARGS…: runs a compiled script of this workspace; see package.json.
import { runScript } from './run-script.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  process.stderr.write('Usage: node tools/workspace/run.mjs SCRIPT ARGS…\n');
  process.exit(2);
}
await runScript(script, args);
