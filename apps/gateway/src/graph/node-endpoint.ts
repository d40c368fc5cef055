import {
  BadUserInput,
  CodedError,
  ErrorCode,
  SubgraphExecutor,
  withEntities,
  type Call,
  type SubgraphEndpoint,
} from '@podium/platform-graphql';
import {
  GraphQLID,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type ExecutionResult,
} from 'graphql';
import { NODE_SUBGRAPH } from '../compose/node-subgraph.js';
import type { AskSubgraph } from '../engine/engine.js';
import type { Supergraph } from './supergraph.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOST_IDS = 100;
const QUERY = 'query Nodes($of: [_Any!]!) { _entities(representations: $of) { __typename } }';

interface Found {
  __typename: string;
  id: string;
}

/**
 * Answers `node` and `nodes` by asking every service for the ids as each of its Nodes, in the caller's name: so it is the owning
 * service that checks who may see what. A service may know more of another's Node and not whether there is one; so a thing is
 * there when every service that resolves its type says so.
 */
export function nodeEndpoint(supergraph: Supergraph, ask: AskSubgraph): SubgraphEndpoint {
  const { nodes } = supergraph;
  const schema = withEntities(schemaOf([...nodes.keys()], find), { name: NODE_SUBGRAPH, guard: undefined }, {});

  async function find(ids: readonly string[], call: Call): Promise<(Found | null)[]> {
    const wanted = [...new Set(ids.filter((id) => UUID.test(id)))];
    const typesOf = new Map<string, string[]>();
    for (const [type, subgraphs] of nodes)
      for (const subgraph of subgraphs) typesOf.set(subgraph, [...(typesOf.get(subgraph) ?? []), type]);
    const votes = new Map<string, number>();
    await Promise.all(
      [...typesOf].map(async ([subgraph, types]) => {
        const of = wanted.flatMap((id) => types.map((type) => ({ __typename: type, id })));
        if (of.length === 0) return;
        const { data, errors } = await ask(subgraph, { query: QUERY, variables: { of }, call });
        refuseAltogether(data, errors);
        ((data?.['_entities'] ?? []) as unknown[]).forEach((entity, at) => {
          const { __typename: type, id } = of[at] as Found;
          if (entity != null) votes.set(`${type} ${id}`, (votes.get(`${type} ${id}`) ?? 0) + 1);
        });
      }),
    );
    return ids.map((id) => {
      const type = [...nodes].find(([name, subgraphs]) => votes.get(`${name} ${id}`) === subgraphs.size)?.[0];
      return type === undefined ? null : { __typename: type, id };
    });
  }

  return new SubgraphExecutor(
    NODE_SUBGRAPH,
    () => schema,
    () => '',
    { createContext: (call) => call },
    200,
  );
}

/** A refused reference is a node that is not there; but a service that refuses the caller or is away says so. */
function refuseAltogether(data: ExecutionResult['data'], errors: ExecutionResult['errors']): void {
  const [first] = errors ?? [];
  if (data != null || !first) return;
  const { code = ErrorCode.internal, ...rest } = first.extensions ?? {};
  throw new CodedError(String(code), first.message, rest);
}

function schemaOf(
  names: string[],
  find: (ids: readonly string[], call: Call) => Promise<(Found | null)[]>,
): GraphQLSchema {
  const id = { type: new GraphQLNonNull(GraphQLID) };
  const node = new GraphQLInterfaceType({
    name: 'Node',
    fields: { id },
    resolveType: (value) => (value as Found).__typename,
  });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      node: {
        type: node,
        args: { id },
        resolve: async (_: unknown, args: { id: string }, call: Call) => (await find([args.id], call))[0],
      },
      nodes: {
        type: new GraphQLNonNull(new GraphQLList(node)),
        args: { ids: { type: new GraphQLNonNull(new GraphQLList(id.type)) } },
        resolve: (_: unknown, { ids }: { ids: string[] }, call: Call) => {
          if (ids.length > MOST_IDS) throw new BadUserInput(`ids: at most ${MOST_IDS}, not ${ids.length}`);
          return find(ids, call);
        },
      },
    },
  });
  const types = names.map((name) => new GraphQLObjectType({ name, interfaces: [node], fields: { id } }));
  return new GraphQLSchema({ query, types });
}
