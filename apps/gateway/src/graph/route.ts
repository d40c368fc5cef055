import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Supergraph } from './supergraph.js';

/**
 * The subgraph that can answer a valid operation as it stands, and whose answer is the answer: it resolves every field, also on
 * every member of an interface; it knows every type that is named; and interfaces, unions and enums have to it the members and
 * values that they have to clients. Then nothing needs a plan.
 */
export function routeOf(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): string | undefined {
  if (operation.operation === 'subscription') return undefined;
  const { schema } = supergraph;
  let candidates = [...supergraph.subgraphs];
  const among = (owners: ReadonlySet<string>) => void (candidates = candidates.filter((name) => owners.has(name)));
  const understood = (name: string) => {
    const type = schema.getType(name);
    if (isAbstractType(type) || isEnumType(type)) among(supergraph.sameFor(name));
    else if (!BUILT_IN.has(name)) among(supergraph.ownersOfType(name));
  };
  const taken = new Set<string>();
  const takes = (type: GraphQLInputType): void => {
    const named = getNamedType(type);
    if (taken.has(named.name)) return;
    taken.add(named.name);
    understood(named.name);
    if (isInputObjectType(named)) for (const field of Object.values(named.getFields())) takes(field.type);
  };

  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name, arguments: given }) => {
        const parent = types.getParentType();
        if (!parent) return void (candidates = []);
        if (name.value.startsWith('__')) return understood(parent.name);
        among(supergraph.ownersOfField(parent.name, name.value));
        if (isInterfaceType(parent)) {
          understood(parent.name);
          for (const member of schema.getPossibleTypes(parent)) {
            const owners = supergraph.ownersOfField(member.name, name.value);
            const strangers = supergraph.ownersOfType(member.name);
            candidates = candidates.filter((subgraph) => owners.has(subgraph) || !strangers.has(subgraph));
          }
        }
        const field = types.getFieldDef();
        if (!field) return void (candidates = []);
        understood(getNamedType(field.type).name);
        for (const argument of field.args) {
          if (given?.some((each) => each.name.value === argument.name)) takes(argument.type);
        }
      },
      NamedType: ({ name }) => understood(name.value),
    }),
  );
  return candidates[0];
}

const BUILT_IN = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
