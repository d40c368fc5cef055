import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import type { Supergraph } from './supergraph.js';

/**
 * The subgraph that can answer a valid operation as it stands: it resolves every field, knows every type a fragment names and
 * every type of a variable. Then nothing needs a plan, and its answer is the answer.
 */
export function routeOf(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string | undefined {
  let candidates = [...supergraph.subgraphs];
  const among = (owners: ReadonlySet<string>) => void (candidates = candidates.filter((name) => owners.has(name)));
  const types = new TypeInfo(supergraph.schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType()?.name;
        if (parent === undefined) candidates = [];
        else if (!name.value.startsWith('__')) among(supergraph.ownersOfField(parent, name.value));
      },
      NamedType: ({ name }) => {
        if (!BUILT_IN.has(name.value)) among(supergraph.ownersOfType(name.value));
      },
    }),
  );
  return operation.operation === 'subscription' ? undefined : candidates[0];
}

const BUILT_IN = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
