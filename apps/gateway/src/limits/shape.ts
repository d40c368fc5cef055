import { Kind, visit, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { LimitCode, LimitExceeded, type Limits } from './limits.js';

/**
 * Refuses a document whose shape alone says that it asks too much. Runs before validation, whose own rules take long over such
 * documents; so fragments may still be missing or go in circles here.
 * @throws {LimitExceeded}
 */
export function checkShape(document: DocumentNode, limits: Limits): void {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: (node) => void (node.alias && aliases++),
    Directive: () => void directives++,
  });
  if (aliases > limits.aliases) {
    throw new LimitExceeded(
      LimitCode.tooManyAliases,
      `At most ${limits.aliases} aliases; here are ${aliases}.`,
      limits.aliases,
    );
  }
  if (directives > limits.directives) {
    const message = `At most ${limits.directives} directives; here are ${directives}.`;
    throw new LimitExceeded(LimitCode.tooManyDirectives, message, limits.directives);
  }
  const depth = depthOf(document);
  if (depth > limits.depth) {
    throw new LimitExceeded(LimitCode.tooDeep, `At most ${limits.depth} fields deep; here are ${depth}.`, limits.depth);
  }
}

function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  // Each fragment is measured once, however often it is spread; one that leads back to itself counts nothing there.
  const measured = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, 0);
    const depth = ofSelections(fragments.get(name)?.selectionSet);
    measured.set(name, depth);
    return depth;
  };
  const ofSelections = (set: SelectionSetNode | undefined): number => {
    let deepest = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) continue;
        deepest = Math.max(deepest, 1 + ofSelections(selection.selectionSet));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, ofSelections(selection.selectionSet));
      } else {
        deepest = Math.max(deepest, ofFragment(selection.name.value));
      }
    }
    return deepest;
  };
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  return Math.max(0, ...operations.map(({ selectionSet }) => ofSelections(selectionSet)));
}
