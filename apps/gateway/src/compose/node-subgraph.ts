import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';

/** The gateway as a subgraph: it owns no data, and says only of which type an id is. */
export const NODE_SUBGRAPH = 'gateway';

const LINK = '@link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';

/**
 * `node(id:)` and `nodes(ids:)` over everything that is a Node to some service. No service could have them: each would have to
 * know all the others' types.
 * @returns undefined while nothing is a Node
 */
export function nodeSubgraph(subgraphs: Readonly<Record<string, string>>): string | undefined {
  const names = new Set(
    Object.values(subgraphs).flatMap((sdl) =>
      objectTypes(sdl)
        .filter(isNode)
        .map(({ name }) => name.value),
    ),
  );
  if (names.size === 0) return undefined;
  const stubs = [...names]
    .sort()
    .map((name) => `type ${name} implements Node @key(fields: "id", resolvable: false) {\n  id: ID!\n}`);
  return [
    `extend schema ${LINK}`,
    `interface Node {\n  id: ID!\n}`,
    ...stubs,
    `type Query {
  """Whatever has this id; null for what does not exist and, alike, for what you may not see."""
  node(id: ID!): Node
  """The same for up to 100 ids, in their order."""
  nodes(ids: [ID!]!): [Node]!
}`,
  ].join('\n\n');
}

function objectTypes(sdl: string): ObjectTypeDefinitionNode[] {
  return parse(sdl).definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
}

function isNode({ interfaces = [] }: ObjectTypeDefinitionNode): boolean {
  return interfaces.some(({ name }) => name.value === 'Node');
}
