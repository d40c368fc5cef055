// Types the GraphQL documents of clients: from each X.graphql beside code, X.documents.ts. With --check it only says what is stale.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as operations from '@graphql-codegen/typescript-operations';
import { Kind, parse, print, printSchema } from 'graphql';
import { format, resolveConfig } from 'prettier';
import { root } from './paths.mjs';

const { readCommittedSupergraph, readSupergraph } = await import(join(root, 'apps/gateway/dist/index.js'));

const FOLDERS = ['apps/web/src', 'libs/sdk/src', 'tools/season/src'];
const CONFIG = {
  immutableTypes: true,
  scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown' },
  avoidOptionals: { field: true, object: true },
};

const check = process.argv.includes('--check');
const schema = parse(printSchema(readSupergraph(await readCommittedSupergraph()).schema));
for (const folder of FOLDERS) {
  for (const file of documentsBelow(join(root, folder))) {
    const target = file.replace(/\.graphql$/, '.documents.ts');
    const wanted = await typed(file);
    if (existsSync(target) && readFileSync(target, 'utf8') === wanted) continue;
    if (check) {
      process.stderr.write(`stale: ${relative(root, target)}; run npm run generate\n`);
      process.exitCode = 1;
    } else {
      writeFileSync(target, wanted);
    }
  }
}

function documentsBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => join(folder, file));
}

async function typed(file) {
  const document = parse(readFileSync(file, 'utf8'));
  const types = await codegen({
    schema,
    documents: [{ document, location: file }],
    filename: file,
    config: CONFIG,
    plugins: [{ operations: {} }],
    pluginMap: { operations },
  });
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const documents = document.definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => documentOf(operation, fragments));
  const source = [
    `// Generated from ${relative(join(file, '..'), file)} by npm run generate. Change that file instead.`,
    "import type { TypedDocument } from '@podium/sdk';",
    // What the plug-in needs elsewhere, and its remarks on it.
    types.replaceAll(/(?:\/\*\* Internal type[^\n]*\n)(?:export type Incremental[^\n]*\n)?/g, ''),
    ...documents,
  ].join('\n');
  return format(source, { ...(await resolveConfig(file)), parser: 'typescript' });
}

/** With the fragments that it uses, and the SHA-256 of its text by which it may be named. */
function documentOf(operation, fragments) {
  const name = operation.name?.value;
  if (name === undefined) throw new Error('Every operation of a client has a name.');
  const used = usedBy(operation, fragments, new Set());
  const text = [operation, ...fragments.filter((fragment) => used.has(fragment.name.value))].map(print).join('\n');
  const kind = operation.operation[0].toUpperCase() + operation.operation.slice(1);
  const id = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  return `export const ${name}: TypedDocument<${name}${kind}, ${name}${kind}Variables> = { id: '${id}', text: ${JSON.stringify(text)} };`;
}

function usedBy(node, fragments, found) {
  const named = [...print(node).matchAll(/\.\.\.\s*(\w+)/g)].map(([, name]) => name).filter((name) => name !== 'on');
  for (const name of named) {
    if (found.has(name)) continue;
    found.add(name);
    const fragment = fragments.find((each) => each.name.value === name);
    if (!fragment) throw new Error(`The fragment ${name} is not in the same file.`);
    usedBy(fragment, fragments, found);
  }
  return found;
}
