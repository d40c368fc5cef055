import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** How many fields an operation would resolve if every list were full, given its variables. */
export type Cost = (variables: Record<string, unknown>) => number;

/** One `__schema` or `__type`, however much of it is asked for: the whole schema is as many fields as this. */
const INTROSPECTION = 1_000;
/** A value of any size counts for a form's worth of fields. */
const ANY_JSON = 25;
/** How long a list without `first` or `last` is taken to be. */
const ASSUMED_LENGTH = 10;
const PAGE_ARGUMENTS = ['first', 'last'];

type Evaluate = (variables: Record<string, unknown>, fragments: Map<string, number>) => number;

/**
 * Prepares the sum: each field costs 1 and what its selection costs, times the length of its list. `first` and `last` say how
 * long a connection is, and its `edges` and `nodes` are not multiplied again. Linear in the text, also where fragments multiply:
 * each is summed once per request.
 */
export function costOf(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Cost {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const prepared = new Map<string, Evaluate>();
  const defaults = variableDefaults(operation);

  const selectionCost = (set: SelectionSetNode | undefined, parent: GraphQLCompositeType, paged: boolean): Evaluate => {
    const parts = (set?.selections ?? []).map((selection): Evaluate => {
      if (selection.kind === Kind.FIELD) return fieldCost(selection, parent, paged);
      const condition = (name: string | undefined) => {
        const type = name === undefined ? parent : schema.getType(name);
        return isCompositeType(type) ? type : parent;
      };
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return selectionCost(selection.selectionSet, condition(selection.typeCondition?.name.value), paged);
      }
      return fragmentCost(selection.name.value, condition, paged);
    });
    return (variables, known) => parts.reduce((sum, part) => sum + part(variables, known), 0);
  };

  const fragmentCost = (name: string, condition: (name: string) => GraphQLCompositeType, paged: boolean): Evaluate => {
    const key = `${name}:${paged}`;
    return (variables, known) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const definition = fragments.get(name);
      if (!definition) return 0;
      let evaluate = prepared.get(key);
      if (!evaluate) {
        evaluate = selectionCost(definition.selectionSet, condition(definition.typeCondition.name.value), paged);
        prepared.set(key, evaluate);
      }
      const cost = evaluate(variables, known);
      known.set(key, cost);
      return cost;
    };
  };

  const fieldCost = (node: FieldNode, parent: GraphQLCompositeType, paged: boolean): Evaluate => {
    if (node.name.value === '__typename') return () => 0;
    if (node.name.value.startsWith('__')) return () => INTROSPECTION;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return () => 1;
    const pageLength = pageLengthOf(node, field, defaults);
    const type = getNamedType(field.type);
    const value = type.name === 'JSON' ? ANY_JSON - 1 : 0;
    const children = isCompositeType(type)
      ? selectionCost(node.selectionSet, type, pageLength !== undefined)
      : () => value;
    if (pageLength) return (variables, known) => 1 + pageLength(variables) * children(variables, known);
    const length = isList(field.type) && !paged ? ASSUMED_LENGTH : 1;
    return (variables, known) => 1 + length * children(variables, known);
  };

  const root = schema.getRootType(operation.operation);
  const total = root ? selectionCost(operation.selectionSet, root, false) : () => 0;
  return (variables) => total(variables, new Map());
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

/** From `first: 20`, `first: $n`, the variable's default or the argument's. */
function pageLengthOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  defaults: ReadonlyMap<string, unknown>,
): ((variables: Record<string, unknown>) => number) | undefined {
  const names = PAGE_ARGUMENTS.filter((name) => field.args.some((argument) => argument.name === name));
  if (names.length === 0) return undefined;
  const lengths = names.map((name) => {
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    const fallback = field.args.find((argument) => argument.name === name)?.defaultValue;
    return (variables: Record<string, unknown>): unknown => {
      if (given === undefined) return fallback;
      if (given.kind === Kind.INT) return Number(given.value);
      if (given.kind !== Kind.VARIABLE) return undefined;
      return variables[given.name.value] ?? defaults.get(given.name.value) ?? fallback;
    };
  });
  return (variables) => {
    const known = lengths
      .map((length) => length(variables))
      .filter((length) => typeof length === 'number' && length > 0);
    return known.length === 0 ? ASSUMED_LENGTH : Math.max(...(known as number[]));
  };
}

function variableDefaults(operation: OperationDefinitionNode): ReadonlyMap<string, unknown> {
  return new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
    ]),
  );
}
