import {
  Kind,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { fragment, prepareOperation, type Operation } from '../graph/operation.js';
import type { Supergraph } from '../graph/supergraph.js';

/** A subscription as the gateway carries it out. */
export interface WatchedOperation {
  /** Who is watched, and the text that says what: the root field with its arguments alone. */
  subgraph: string;
  watching: string;
  /** The names of its variables. */
  variables: readonly string[];
  /** What is asked anew each time that something changes, and its text. */
  question: Operation;
  text: string;
  /** What the client calls the root field. */
  responseName: string;
}

/** @param document  valid, with this subscription alone and the fragments it uses */
export function watchedOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  definition: OperationDefinitionNode,
): WatchedOperation | undefined {
  const root = rootField(document, definition.selectionSet);
  const watched = root && supergraph.watched(root.name.value);
  if (!root || !watched) return undefined;
  const used = variablesOf(root.arguments ?? []);
  const watching: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: definition.operation,
    variableDefinitions: (definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
    selectionSet: setOf({
      kind: Kind.FIELD,
      name: root.name,
      arguments: root.arguments ?? [],
      selectionSet: setOf(TYPENAME),
    }),
  };
  const question = asQuery(supergraph, document, watched);
  const text = print(question);
  const asked = question.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  return {
    subgraph: watched.subgraph,
    watching: print(watching),
    variables: [...used],
    question: prepareOperation(supergraph, question, text, asked),
    text,
    responseName: (root.alias ?? root.name).value,
  };
}

interface Watched {
  query: string;
  renamed: Readonly<Record<string, string>>;
}

/** The same selection, asked of Query. */
function asQuery({ schema }: Supergraph, document: DocumentNode, { query, renamed }: Watched): DocumentNode {
  const root = schema.getSubscriptionType();
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: { leave: (node) => ({ ...node, operation: 'query' }) },
      NamedType: (node) => (node.name.value === root?.name ? { ...node, name: named('Query') } : undefined),
      Field: {
        leave: (node) => {
          // On leaving a field its own type has been left as well.
          if (types.getParentType() !== root || node.name.value.startsWith('__')) return undefined;
          const given = (node.arguments ?? []).map((each) => ({
            ...each,
            name: named(renamed[each.name.value] ?? each.name.value),
          }));
          return { ...node, alias: node.alias ?? node.name, name: named(query), arguments: given };
        },
      },
    }),
  );
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;
const TYPENAME: FieldNode = { kind: Kind.FIELD, name: named('__typename') };
const setOf = (field: FieldNode): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections: [field] });

/** Validation has seen to it that there is one. */
function rootField(document: DocumentNode, { selections }: SelectionSetNode): FieldNode | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const below =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragment(document, selection.name.value).selectionSet;
    const found = rootField(document, below);
    if (found) return found;
  }
  return undefined;
}

function variablesOf(given: readonly ArgumentNode[]): Set<string> {
  const names = new Set<string>();
  for (const argument of given) visit(argument, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}
