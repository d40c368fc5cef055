// npm run mutants: puts the mistakes of the committed lists into a copy of the tree, one at a time, and tells which the tests
// notice. See docs/testing.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../workspace/build.mjs';
import { ensureInstalled } from '../workspace/ensure-installed.mjs';
import { copiedTree } from './copied-tree.mjs';
import { allMutants, mistakesIn, mutated } from './mutants.mjs';
import { tried } from './tried.mjs';

const USAGE = `Usage: npm run mutants -- [--only TEXT]… [--trusting] [--check]
  --only TEXT  those whose file or words hold this text
  --trusting   without running the specs as they are first; for when the suite has just passed
  --check      only whether the lists are true: each text stands in its file exactly once
`;

process.exitCode = await main();

async function main() {
  const asked = read(process.argv.slice(2));
  if (!asked) {
    process.stderr.write(USAGE);
    return 2;
  }
  const only = asked.only ?? [];
  const all = await allMutants();
  const mutants = all.filter(({ name }) => only.length === 0 || only.some((text) => name.includes(text)));
  const wrong = mistakesIn(asked.check ? all : mutants);
  for (const sentence of wrong) process.stderr.write(`${sentence}\n`);
  if (wrong.length > 0) return 1;
  process.stdout.write(`${asked.check ? all.length : mutants.length} mutants, each of which applies.\n`);
  if (asked.check || mutants.length === 0) return mutants.length === 0 ? 2 : 0;
  ensureInstalled();
  build();
  return tryAll(mutants, asked.trusting ?? false);
}

function read(args) {
  try {
    return parseArgs({
      args,
      options: { only: { type: 'string', multiple: true }, trusting: { type: 'boolean' }, check: { type: 'boolean' } },
    }).values;
  } catch {
    return undefined;
  }
}

async function tryAll(mutants, trusting) {
  const { startThrowAwayServer, removeAbandonedServers } = await import('@podium/platform-embedded-postgres');
  await removeAbandonedServers();
  const tree = copiedTree();
  const server = await startThrowAwayServer(process.env.PODIUM_TEST_POSTGRES_BIN || undefined);
  const stop = async () => {
    tree.remove();
    await server.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  try {
    const specs = [...new Set(mutants.flatMap((mutant) => mutant.specs))];
    const clean = trusting ? null : await tried(tree.folder, specs, server.url);
    if (clean && clean.outcome !== 'passed') {
      process.stderr.write(`Without any mistake the specs do not pass (${clean.outcome}): ${clean.by ?? ''}\n`);
      return 1;
    }
    return await tryEach(mutants, tree.folder, server.url);
  } finally {
    await stop();
  }
}

async function tryEach(mutants, folder, databaseUrl) {
  const unnoticed = [];
  let unsound = 0;
  for (const mutant of mutants) {
    const path = join(folder, mutant.file);
    const before = readFileSync(path);
    writeFileSync(path, mutated(mutant, folder));
    const { outcome, by } = await tried(folder, mutant.specs, databaseUrl);
    writeFileSync(path, before);
    if (outcome === 'passed') unnoticed.push(mutant.name);
    if (outcome === 'did not load') unsound += 1;
    const said = {
      passed: 'NOT NOTICED',
      failed: 'noticed',
      'did not load': 'DOES NOT LOAD',
      'took too long': 'noticed by time',
    };
    process.stdout.write(`${said[outcome]}  ${mutant.name}${by ? `\n    ${by.replaceAll('\n', '\n    ')}` : ''}\n`);
  }
  const noticed = mutants.length - unnoticed.length - unsound;
  for (const name of unnoticed) process.stdout.write(`not noticed: ${name}\n`);
  process.stdout.write(`${noticed} of ${mutants.length} noticed, ${((noticed / mutants.length) * 100).toFixed(1)} %\n`);
  return unsound > 0 ? 1 : 0;
}
