import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A response name's field, and everything that is selected below it, wherever it was written. */
interface Merged {
  field: FieldNode;
  below: SelectionSetNode[];
}

/**
 * The same operation with every response name written once in each place, and without named fragments. The planner, version 0.0.38,
 * gives a list twice that is selected twice, and gives null for one that is selected through several fragments.
 * @param document  one valid operation without @skip and @include; its fragments written out are few (see limits)
 */
export function normalised(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);

  const typeOf = (name: string | undefined, otherwise: GraphQLCompositeType): GraphQLCompositeType => {
    const type = name === undefined ? otherwise : schema.getType(name);
    return isCompositeType(type) ? type : otherwise;
  };
  const holds = (condition: GraphQLCompositeType, type: GraphQLCompositeType): boolean =>
    condition === type ||
    (isAbstractType(condition) && !isUnionType(type) && schema.isSubType(condition, type as GraphQLObjectType));

  /** Fields that hold for every value of `type`, and the narrower parts with their conditions. */
  const split = (sets: readonly SelectionSetNode[], type: GraphQLCompositeType) => {
    const common = new Map<string, Merged>();
    const narrower: { condition: GraphQLCompositeType; set: SelectionSetNode }[] = [];
    const seen = new Set<string>();
    const look = ({ selections }: SelectionSetNode): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          merge(common, selection);
          continue;
        }
        const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
        if (isSpread && seen.has(selection.name.value)) continue;
        if (isSpread) seen.add(selection.name.value);
        const inner = isSpread ? fragments.get(selection.name.value) : selection;
        if (!inner) continue;
        const condition = typeOf(inner.typeCondition?.name.value, type);
        if (holds(condition, type)) look(inner.selectionSet);
        else if (!isObjectType(type)) narrower.push({ condition, set: inner.selectionSet });
      }
    };
    sets.forEach(look);
    return { common, narrower };
  };

  const written = (sets: readonly SelectionSetNode[], type: GraphQLCompositeType): SelectionSetNode => {
    const { common, narrower } = split(sets, type);
    if (narrower.length === 0) return asSet([...common.values()].map((merged) => field(merged, type)));
    const members = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const byMember = new Map<GraphQLObjectType, Map<string, Merged>>();
    for (const member of members) {
      const own = narrower.filter(({ condition }) => holds(condition, member)).map(({ set }) => set);
      if (own.length > 0) byMember.set(member, split(own, member).common);
    }
    // What a member selects again below a common field is written there as a whole, so for all other members too.
    const again = [...common.keys()].filter(
      (name) => common.get(name)?.field.selectionSet && [...byMember.values()].some((own) => own.has(name)),
    );
    const everywhere = [...common].filter(([name]) => !again.includes(name)).map(([, merged]) => field(merged, type));
    const parts = members.flatMap((member): SelectionNode[] => {
      const own = new Map(
        [...(byMember.get(member) ?? [])].filter(([name]) => !common.has(name) || again.includes(name)),
      );
      for (const name of again) {
        const shared = common.get(name) as Merged;
        own.set(name, { field: shared.field, below: [...shared.below, ...(own.get(name)?.below ?? [])] });
      }
      return own.size === 0 ? [] : [onMember(member, asSet([...own.values()].map((merged) => field(merged, member))))];
    });
    return asSet([...everywhere, ...parts]);
  };

  const field = ({ field: node, below }: Merged, parent: GraphQLCompositeType): FieldNode => {
    if (!node.selectionSet) return node;
    const definition = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    const type = definition && getNamedType(definition.type);
    return isCompositeType(type) ? { ...node, selectionSet: written(below, type) } : node;
  };

  const definition = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const root = definition && schema.getRootType(definition.operation);
  if (!root) return document;
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...definition, selectionSet: written([definition.selectionSet], root) }],
  };
}

function merge(into: Map<string, Merged>, field: FieldNode): void {
  const name = (field.alias ?? field.name).value;
  const known = into.get(name);
  const below = field.selectionSet ? [field.selectionSet] : [];
  if (known) known.below.push(...below);
  else into.set(name, { field, below });
}

/** What is asked for where everything was left out, because an empty set is no GraphQL; no client ever sees it. */
export const NOTHING: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

function asSet(selections: SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: selections.length === 0 ? [NOTHING] : selections };
}

function onMember({ name }: GraphQLObjectType, selectionSet: SelectionSetNode): SelectionNode {
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
    selectionSet,
  };
}
