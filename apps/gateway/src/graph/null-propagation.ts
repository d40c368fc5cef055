import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  Kind,
  TypeNameMetaFieldDef,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { NOTHING } from './normalised.js';

interface Selected {
  type: GraphQLOutputType;
  /** Whether it must be there: selected for every value, and not for some members only. */
  certain: boolean;
  below: SelectionSetNode | undefined;
}

export interface Completed {
  data: Record<string, unknown> | null;
  /** Where null came to stand that the schema does not allow. */
  broken: (string | number)[][];
}

/** Stands for "null here is not allowed": the parent becomes null. */
const BROKEN = Symbol('null where the schema allows none');

/**
 * Makes a plan's answer keep the schema's promise: a planner leaves null in non-null places, and nothing at all, when a fetch
 * fails. Null moves up to the nearest place that may be null. Values of enums that clients do not know become null. Works without
 * `__typename`: GraphQL's rules give every field of one response name the same nullability.
 * @param document  as normalised.ts writes it
 */
export function completed(
  schema: GraphQLSchema,
  document: DocumentNode,
  data: Record<string, unknown> | null | undefined,
): Completed {
  const operation = document.definitions[0] as OperationDefinitionNode;
  const root = schema.getRootType(operation.operation);
  const broken: Completed['broken'] = [];
  if (!root) return { data: null, broken };

  const known = new WeakMap<SelectionSetNode, Map<string, Selected>>();
  const fieldsOf = (set: SelectionSetNode, type: GraphQLCompositeType): Map<string, Selected> => {
    const before = known.get(set);
    if (before) return before;
    const found = new Map<string, Selected>();
    collect(set, type, true, found);
    known.set(set, found);
    return found;
  };

  const collect = (
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    certain: boolean,
    found: Map<string, Selected>,
  ): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const member = schema.getType(selection.typeCondition?.name.value ?? '');
        if (isCompositeType(member)) collect(selection.selectionSet, member, false, found);
        continue;
      }
      if (selection.kind !== Kind.FIELD || selection === NOTHING) continue;
      const name = selection.name.value;
      const key = (selection.alias ?? selection.name).value;
      const field =
        name === '__typename' ? TypeNameMetaFieldDef : 'getFields' in parent ? parent.getFields()[name] : undefined;
      if (!field) continue;
      const before = found.get(key);
      const below = merged(before?.below, selection.selectionSet);
      found.set(key, {
        type: field.type,
        certain: before?.certain === true || (certain && name !== '__typename'),
        below,
      });
    }
  };

  const complete = (
    value: unknown,
    { type, below }: Pick<Selected, 'type' | 'below'>,
    path: (string | number)[],
  ): unknown => {
    if (isNonNullType(type)) {
      const result = complete(value, { type: type.ofType as GraphQLOutputType, below }, path);
      if (result !== null) return result;
      if (value === null || value === undefined) broken.push(path);
      return BROKEN;
    }
    if (value === null || value === undefined) return null;
    if (isListType(type)) {
      if (!Array.isArray(value)) return null;
      const item = { type: type.ofType as GraphQLOutputType, below };
      const items = value.map((each, at) => complete(each, item, [...path, at]));
      return items.includes(BROKEN) ? null : items;
    }
    if (isEnumType(type)) return type.getValue(String(value)) ? value : null;
    const named = getNamedType(type);
    return below && isCompositeType(named)
      ? completeObject(value as Record<string, unknown>, fieldsOf(below, named), path)
      : value;
  };

  const completeObject = (
    value: Record<string, unknown>,
    fields: Map<string, Selected>,
    path: (string | number)[],
  ): Record<string, unknown> | null => {
    const result: Record<string, unknown> = {};
    let isBroken = false;
    for (const [key, field] of fields) {
      // A field of one member only is missing where the value is another member.
      if (!(key in value) && !field.certain) continue;
      const inner = complete(value[key], field, [...path, key]);
      if (inner === BROKEN) isBroken = true;
      else result[key] = inner;
    }
    return isBroken ? null : result;
  };

  return { data: completeObject(data ?? {}, fieldsOf(operation.selectionSet, root), []), broken };
}

/** Of one response name on several members: what any of them may have below. */
function merged(a: SelectionSetNode | undefined, b: SelectionSetNode | undefined): SelectionSetNode | undefined {
  if (!a || !b) return a ?? b;
  return { kind: Kind.SELECTION_SET, selections: [...a.selections, ...b.selections] };
}
