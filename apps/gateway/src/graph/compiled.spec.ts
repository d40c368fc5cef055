import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SubgraphExecutor } from '@podium/platform-graphql';
import fc from 'fast-check';
import { buildASTSchema, execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { anyOperation } from '../../cases/any-operation.js';
import { makeUp } from '../../cases/made-up-data.js';
import { SUBGRAPHS, subgraphFile } from '../compose/files.js';

/** Of each schema. */
const RUNS = 200;

const TORTURE = `
  interface Named { name(locale: Locale = EN): String! }
  interface Node { id: ID! }
  enum Locale { EN ZH_HANT ZH_HANS }
  type Team implements Named & Node { id: ID! name(locale: Locale = EN): String! members(first: Int! = 2): [Person!] lead: Person }
  type Person implements Named & Node { id: ID! name(locale: Locale = EN): String! age: Int team: Team! language: Locale! }
  type Gone implements Node { id: ID! because: String }
  union Found = Team | Person | Gone
  input Filter { text: String = "all" limit: Int! = 3 tags: [String!] inner: Filter }
  scalar _Any
  type Query {
    node(id: ID!): Node
    named(filter: Filter): [Named]
    search(filter: Filter!, more: [Filter!], locale: Locale! = ZH_HANT): [Found!]
    matrix(n: Int = 2): [[Found]!]
    team(id: ID): Team!
    maybe: Found
    any(json: [Int!]): Person
  }
`;

function schemaOf(sdl: string): GraphQLSchema {
  const document = parse(sdl);
  // A subgraph's schema has this scalar, without which the compiler cannot be told to leave variables alone.
  const more = sdl.includes('scalar _Any') ? [] : parse('scalar _Any').definitions;
  const definitions = [...document.definitions.filter(({ kind }) => kind !== 'SchemaExtension'), ...more];
  return makeUp(buildASTSchema({ ...document, definitions }, { assumeValidSDL: true, assumeValid: true }));
}

const schemas: [string, string][] = [
  ['everything at once', TORTURE],
  ...SUBGRAPHS.map((name): [string, string] => [name, readFileSync(subgraphFile(name), 'utf8')]),
];

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as ExecutionResult;

describe.each(schemas)('compiled operations on %s', (name, sdl) => {
  const schema = schemaOf(sdl);
  // Of its own, since each run keeps what it compiled.
  const executor = new SubgraphExecutor(
    name,
    () => schema,
    () => '',
    { createContext: () => ({}) },
    10,
  );

  it('answer as graphql-js does', async () => {
    let compared = 0;
    const property = fc.asyncProperty(anyOperation(schema, { depth: 5, width: 4 }), async ({ query, variables }) => {
      const document = parse(query);
      fc.pre(validate(schema, document).length === 0);
      compared++;
      const right = plain(await execute({ schema, document, variableValues: variables, contextValue: {} }));
      const ours = plain(await executor.execute({ query, variables, call: { requestId: 'r' } }));
      expect(ours.data).toEqual(right.data);
      expect(ours.errors !== undefined).toBe(right.errors !== undefined);
    });
    await fc.assert(property, { numRuns: RUNS, seed: 20_261_127, maxSkipsPerRun: 500 });
    expect(compared).toBeGreaterThanOrEqual(RUNS);
  }, 120_000);
});

it('keeps what a fragment selects that is spread twice, once of them left out', async () => {
  const schema = schemaOf(TORTURE);
  const executor = new SubgraphExecutor(
    'twice',
    () => schema,
    () => '',
    { createContext: () => ({}) },
    10,
  );
  const query = `query ($full: Boolean!) { team { ...Full @include(if: $full) ...Head } }
    fragment Full on Team { ...Head members { id } } fragment Head on Team { id name }`;
  for (const full of [false, true, false]) {
    const { data } = await executor.execute({ query, variables: { full }, call: { requestId: 'r' } });
    expect(Object.keys((data as { team: object }).team).sort()).toEqual(
      full ? ['id', 'members', 'name'] : ['id', 'name'],
    );
  }
});
