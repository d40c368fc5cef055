import { Kind, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionNode } from 'graphql';

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>;

/**
 * Whether the client asks for a field below this one: `selects(info, 'nodes.team')`. Lists look here to JOIN the child instead
 * of resolving it row by row. Aliases do not matter, fragments count whatever type they are on, @skip and @include are heeded.
 */
export function selects(info: Info, path: string): boolean {
  const names = path.split('.');
  return info.fieldNodes.some((field) => within(field.selectionSet?.selections, names, 0, info));
}

function within(
  selections: readonly SelectionNode[] | undefined,
  names: readonly string[],
  at: number,
  info: Info,
): boolean {
  if (!selections) return false;
  for (const selection of selections) {
    if (isLeftOut(selection, info)) continue;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value !== names[at]) continue;
      if (at === names.length - 1 || within(selection.selectionSet?.selections, names, at + 1, info)) return true;
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : (info.fragments[selection.name.value] as FragmentDefinitionNode | undefined)?.selectionSet;
    if (within(inner?.selections, names, at, info)) return true;
  }
  return false;
}

function isLeftOut(selection: SelectionNode, info: Info): boolean {
  if (!selection.directives?.length) return false;
  return selection.directives.some(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return false;
    const condition = given?.[0]?.value;
    const value =
      condition?.kind === Kind.VARIABLE
        ? info.variableValues[condition.name.value]
        : condition?.kind === Kind.BOOLEAN && condition.value;
    return name.value === 'skip' ? value === true : value !== true;
  });
}
