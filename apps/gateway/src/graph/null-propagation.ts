import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragment } from './operation.js';

interface Selected {
  type: GraphQLOutputType;
  /** Whether it must be there: selected outside of any condition. */
  certain: boolean;
  below: { set: SelectionSetNode; type: GraphQLCompositeType }[];
}

/** Stands for "null here is not allowed": the parent becomes null. */
const BROKEN = Symbol('null where the schema allows none');

/**
 * Makes an answer with errors keep the schema's promise: a planner leaves null in non-null places, and nothing at all, when a
 * fetch fails. Null moves up to the nearest place that may be null. Works without `__typename`: GraphQL's rules give every
 * field of one response name the same nullability.
 */
export function propagateNulls(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  data: Record<string, unknown> | null | undefined,
): Record<string, unknown> | null {
  const root = schema.getRootType(operation.operation);
  if (!root) return null;

  const fieldsOf = (places: Selected['below']): Map<string, Selected> => {
    const found = new Map<string, Selected>();
    for (const { set, type } of places) collect(set, type, true, found);
    return found;
  };

  const collect = (
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    certain: boolean,
    found: Map<string, Selected>,
  ): void => {
    for (const selection of set.selections) {
      const sure = certain && !selection.directives?.length;
      if (selection.kind === Kind.FIELD) {
        add(selection, type, sure, found);
        continue;
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment(document, selection.name.value);
      const named = inner.typeCondition ? schema.getType(inner.typeCondition.name.value) : type;
      if (isCompositeType(named)) collect(inner.selectionSet, named, sure && named === type, found);
    }
  };

  const add = (node: FieldNode, parent: GraphQLCompositeType, certain: boolean, found: Map<string, Selected>): void => {
    const name = node.name.value;
    const field =
      name === '__typename' ? TypeNameMetaFieldDef : 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (!field) return;
    const key = node.alias?.value ?? name;
    const selected = found.get(key) ?? { type: field.type, certain: false, below: [] };
    selected.certain ||= certain && name !== '__typename';
    const type = getNamedType(field.type);
    if (node.selectionSet && isCompositeType(type)) selected.below.push({ set: node.selectionSet, type });
    found.set(key, selected);
  };

  const complete = (value: unknown, type: GraphQLOutputType, below: Selected['below']): unknown => {
    if (isNonNullType(type)) {
      const completed = complete(value, type.ofType as GraphQLOutputType, below);
      return completed === null ? BROKEN : completed;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const items = value.map((item) => complete(item, type.ofType as GraphQLOutputType, below));
      return items.includes(BROKEN) ? null : items;
    }
    return below.length === 0 ? value : completeObject(value as Record<string, unknown>, type, fieldsOf(below));
  };

  const completeObject = (
    value: Record<string, unknown>,
    type: GraphQLOutputType,
    fields: Map<string, Selected>,
  ): Record<string, unknown> | null => {
    const completed: Record<string, unknown> = {};
    for (const [key, field] of fields) {
      // Under an abstract type a missing field may belong to another member; fields certain there are the interface's own.
      const expected = field.certain && (isObjectType(type) || isAbstractType(type));
      if (!(key in value) && !expected) continue;
      const result = complete(value[key], field.type, field.below);
      if (result === BROKEN) return null;
      completed[key] = result;
    }
    return completed;
  };

  return completeObject(data ?? {}, root, fieldsOf([{ set: operation.selectionSet, type: root }]));
}
