import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { brokenRules } from '../../cases/graph-rules.js';
import { readSupergraph } from '../graph/supergraph.js';
import { composeSupergraph } from './compose.js';
import { readCommittedSupergraph, subgraphFile, SUBGRAPHS } from './files.js';

it('keeps the rules that every client relies on', async () => {
  const subgraphs: Record<string, string> = {};
  for (const name of SUBGRAPHS) subgraphs[name] = await readFile(subgraphFile(name), 'utf8');
  const { schema } = readSupergraph(await readCommittedSupergraph());
  expect(brokenRules(schema, subgraphs)).toEqual([]);
});

it('would notice each of them broken', () => {
  const sdl = `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@composeDirective"])
      @link(url: "https://specs.podium.example/watch/v1.0", import: ["@answeredBy"])
      @composeDirective(name: "@answeredBy")
    directive @answeredBy(query: String!, renamed: [String!]! = []) on FIELD_DEFINITION
    interface Node { id: ID! }
    type Stage { id: ID! code: ID! }
    type Round implements Node { id: ID! stages: [Stage!]! }
    type RoundConnection { nodes: [Round!]! }
    scalar Mark
    input OpenInput { id: ID! roundId: String! mark: Mark }
    type Query { rounds(roundId: ID, after: String, editionCode: ID!): [Round!]! paged(after: Int): RoundConnection round(roundId: ID!): Round }
    type Subscription {
      roundChanged(id: ID!): Round @answeredBy(query: "round", renamed: ["id:roundId"])
      fits(roundId: ID!): Round @answeredBy(query: "round")
      pagedNow(after: Int): Round @answeredBy(query: "paged")
      never: Round
    }
    type Mutation { open(input: OpenInput!): Round close(roundId: ID!): Round give(input: OpenInput): Round }
  `;
  const { schema } = readSupergraph(composeSupergraph({ judging: sdl }));
  expect(brokenRules(schema, { judging: sdl })).toEqual(
    [
      'Stage.id: not a Node',
      'OpenInput.id: an input names what it means',
      'Round of judging: a Node without @key(fields: "id")',
      'Mutation.close: takes not exactly one input',
      'Mutation.give: takes not exactly one input',
      'Stage.code: ID, not String',
      'OpenInput(roundId): String, not ID',
      'Query.rounds(editionCode): ID, not String',
      'an argument called roundId is ID or String',
      'an argument called after is Int or String',
      'Query.rounds: a list without pages',
      'RoundConnection: no totalCount',
      'Subscription.pagedNow: no query of the same type and arguments answers it',
      'Subscription.never: no query of the same type and arguments answers it',
      'scalar Mark: no @specifiedBy',
    ].sort(),
  );
});
