import { Kind, visit, type ConstValueNode, type DirectiveNode, type DocumentNode, type ValueNode } from 'graphql';

const isCondition = ({ name }: DirectiveNode) => name.value === 'skip' || name.value === 'include';

/** Names of the variables that decide what of a document is left out; undefined when nothing ever is. */
export function conditionVariables(document: DocumentNode): readonly string[] | undefined {
  const names = new Set<string>();
  let any = false;
  visit(document, {
    Directive: (node) => {
      if (!isCondition(node)) return;
      any = true;
      const value = node.arguments?.[0]?.value;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return any ? [...names].sort() : undefined;
}

/** The document without what these variables leave out, and without @skip and @include. Selection sets may become empty. */
export function withoutConditions(document: DocumentNode, variables: Record<string, unknown>): DocumentNode {
  const holds = (value: ValueNode | ConstValueNode | undefined): boolean =>
    value?.kind === Kind.VARIABLE ? variables[value.name.value] === true : value?.kind === Kind.BOOLEAN && value.value;
  const isLeftOut = ({ name, arguments: given }: DirectiveNode) =>
    name.value === 'skip' ? holds(given?.[0]?.value) : name.value === 'include' && !holds(given?.[0]?.value);
  const kept = <Node extends { readonly directives?: readonly DirectiveNode[] | undefined }>(node: Node) => {
    const { directives = [] } = node;
    if (directives.some(isLeftOut)) return null;
    return directives.some(isCondition)
      ? { ...node, directives: directives.filter((directive) => !isCondition(directive)) }
      : undefined;
  };
  return visit(document, { Field: kept, InlineFragment: kept, FragmentSpread: kept });
}
