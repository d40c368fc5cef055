import { readFile, writeFile } from 'node:fs/promises';
import { buildSchema, printSchema } from 'graphql';
import { breakingChanges } from './compose/breaking-changes.js';
import { composeSupergraph, CompositionFailed, withNodes } from './compose/compose.js';
import { difference } from './compose/difference.js';
import { BASELINE_FILE, readIfThere, SUBGRAPHS, SUPERGRAPH_FILE, subgraphFile } from './compose/files.js';
import { readSupergraph } from './graph/supergraph.js';

// generate.js [--check | --baseline]: composes the committed graphs of the services into the committed supergraph. --check also
// compares it with what clients were promised; --baseline makes it the promise.
const check = process.argv.includes('--check');
try {
  const subgraphs: Record<string, string> = {};
  for (const name of SUBGRAPHS) subgraphs[name] = await readFile(subgraphFile(name), 'utf8');
  const wanted = composeSupergraph(withNodes(subgraphs));
  const stale = difference((await readIfThere(SUPERGRAPH_FILE)) ?? '', wanted);
  if (stale === undefined) process.stdout.write('The supergraph is up to date.\n');
  else if (check) fail(`The supergraph is stale: run \`npm run generate\` and commit it.\n${stale}`);
  else {
    await writeFile(SUPERGRAPH_FILE, wanted);
    process.stdout.write('The supergraph is written.\n');
  }
  const published = readSupergraph(wanted).schema;
  const promised = await readIfThere(BASELINE_FILE);
  if (process.argv.includes('--baseline')) await writeFile(BASELINE_FILE, `${printSchema(published)}\n`);
  else if (check && promised !== undefined) {
    const broken = breakingChanges(buildSchema(promised), published, new Date().toISOString().slice(0, 10));
    if (broken.length > 0) {
      fail(
        `Clients rely on what this takes away: deprecate it first, with the day until which it stays.\n${broken.join('\n')}`,
      );
    }
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
