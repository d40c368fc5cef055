import { readFile, writeFile } from 'node:fs/promises';
import { composeSupergraph, CompositionFailed } from './compose/compose.js';
import { difference } from './compose/difference.js';
import { readIfThere, SUBGRAPHS, SUPERGRAPH_FILE, subgraphFile } from './compose/files.js';

// generate.js [--check]: composes the committed graphs of the services into the committed supergraph.
const check = process.argv.includes('--check');
try {
  const subgraphs: Record<string, string> = {};
  for (const name of SUBGRAPHS) subgraphs[name] = await readFile(subgraphFile(name), 'utf8');
  const wanted = composeSupergraph(subgraphs);
  const stale = difference((await readIfThere(SUPERGRAPH_FILE)) ?? '', wanted);
  if (stale === undefined) process.stdout.write('The supergraph is up to date.\n');
  else if (check) fail(`The supergraph is stale: run \`npm run generate\` and commit it.\n${stale}`);
  else {
    await writeFile(SUPERGRAPH_FILE, wanted);
    process.stdout.write('The supergraph is written.\n');
  }
} catch (error) {
  fail(
    error instanceof CompositionFailed
      ? error.message
      : `The supergraph cannot be composed: ${(error as Error).message}`,
  );
}

function fail(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exitCode = 1;
}
