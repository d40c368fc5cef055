import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, parse, validate, type ExecutionResult } from 'graphql';
import { anyOperation, type AnyOperation } from '../../cases/any-operation.js';
import { KINDS } from '../../cases/federation-kinds.js';
import { madeUpFederation, type MadeUpFederation } from '../../cases/made-up-federation.js';
import { SUBGRAPHS, subgraphFile } from '../compose/files.js';
import { chooseEngine } from '../engine/choose-engine.js';
import { askSubgraphs } from '../engine/engine.js';
import { DEFAULT_LIMITS } from '../limits/limits.js';
import { Documents } from './documents.js';
import { Graph } from './graph.js';

/** Operations of each kind; over the whole graph ten times as many. */
const RUNS = 40;

const committed = Object.fromEntries(SUBGRAPHS.map((name) => [name, readFileSync(subgraphFile(name), 'utf8')]));
const federations: [string, Parameters<typeof madeUpFederation>, number][] = [
  ...KINDS.map(({ kind, subgraphs, never }): [string, Parameters<typeof madeUpFederation>, number] => [
    kind,
    [subgraphs, { nulls: 60, errors: 0, ...(never ? { never } : {}) }],
    RUNS,
  ]),
  ['the whole graph', [committed, { nulls: 100, errors: 10 }], RUNS * 10],
];

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as ExecutionResult;

/** How often an operation went straight to one subgraph, of all that were compared. */
const direct = { yes: 0, no: 0 };

async function asker({ supergraph, endpoints }: MadeUpFederation) {
  const ask = askSubgraphs(supergraph, endpoints, ({ error }) => {
    throw error;
  });
  const engine = await chooseEngine(supergraph, ask, 'planner', () => undefined);
  const limits = { ...DEFAULT_LIMITS, cost: Infinity, aliases: Infinity, directives: Infinity, selections: Infinity };
  const graph = new Graph(supergraph, ask, engine, limits, () => undefined);
  const documents = new Documents(supergraph, limits, 100);
  return async ({ query, variables }: AnyOperation) => {
    const operation = documents.operation(documents.parse(query), undefined);
    if (operation.remote) direct[operation.remote.subgraph === undefined ? 'no' : 'yes']++;
    return plain(await graph.run(operation, undefined, variables, { requestId: 'r' }));
  };
}

describe.each(federations)('the gateway before %s', (_kind, [subgraphs, chances], runs) => {
  it('answers as one schema does', async () => {
    const federation = madeUpFederation(subgraphs, chances);
    const ask = await asker(federation);
    const { whole } = federation;
    const property = fc.asyncProperty(anyOperation(whole, { depth: 5, width: 4 }), async (operation) => {
      const document = parse(operation.query);
      fc.pre(validate(whole, document).length === 0);
      const right = plain(
        await execute({ schema: whole, document, variableValues: operation.variables, contextValue: {} }),
      );
      const ours = await ask(operation);
      expect(ours.data).toEqual(right.data);
      expect(ours.errors !== undefined).toBe(right.errors !== undefined);
    });
    await fc.assert(property, { numRuns: runs, seed: 20_261_127, maxSkipsPerRun: 500 });
  }, 180_000);
});

it('compared both ways of answering', () => {
  expect(direct.yes).toBeGreaterThan(100);
  expect(direct.no).toBeGreaterThan(100);
});
