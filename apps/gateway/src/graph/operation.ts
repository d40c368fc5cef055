import {
  Kind,
  print,
  separateOperations,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionVariables, withoutConditions } from '@podium/platform-graphql';
import { normalised } from './normalised.js';
import { costOf, type Cost } from '../limits/cost.js';
import { routeOf } from './route.js';
import type { Supergraph } from './supergraph.js';

/** One operation of one document, with all that is decided once and for every later request. */
export interface Operation {
  readonly type: 'query' | 'mutation' | 'subscription';
  /** What the gateway answers itself: introspection. */
  readonly local: DocumentNode | undefined;
  /** What subgraphs answer; undefined when nothing is left for them. */
  readonly remote: RemoteOperation | undefined;
  readonly cost: Cost;
  /** For how long the answer may be kept when nobody is signed in; undefined when it may not. */
  readonly cacheSeconds: number | undefined;
}

export interface RemoteOperation {
  /** Holds this operation alone, and the fragments it uses. */
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly text: string;
  /** The one subgraph that can answer everything, if there is one. */
  readonly subgraph: string | undefined;
  /** The document without what these variables leave out, normalised; the same object for the same, so that plans can be kept with it. */
  toPlan(variables: Record<string, unknown>): DocumentNode;
}

export function prepareOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  text: string,
  definition: OperationDefinitionNode,
): Operation {
  const several = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;
  const own = several ? (separateOperations(document)[definition.name?.value ?? ''] as DocumentNode) : document;
  const roots = rootFields(own, definition.selectionSet);
  const introspects = roots.some(isIntrospection);
  const onlyTypename = roots.every(({ name }) => name.value === '__typename');
  const whole = !introspects && !onlyTypename;
  const remote = whole ? own : onlyFields(own, definition, (field) => !isMeta(field));
  return {
    type: definition.operation,
    local: whole ? undefined : onlyFields(own, definition, isMeta),
    remote: remote && remoteOperation(supergraph, remote, whole && !several ? text : undefined),
    cost: costOf(supergraph.schema, own, definition),
    cacheSeconds: cacheSecondsOf(supergraph, definition, roots),
  };
}

function remoteOperation(supergraph: Supergraph, document: DocumentNode, text: string | undefined): RemoteOperation {
  const definition = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const subgraph = routeOf(supergraph, document, definition);
  return {
    document,
    definition,
    text: text ?? print(document),
    subgraph,
    toPlan: planner(supergraph, document, definition),
  };
}

/** Combinations of what a document's conditions leave out; of more, plans are made anew each time. */
const MOST_VARIANTS = 8;

function planner(
  supergraph: Supergraph,
  document: DocumentNode,
  { variableDefinitions = [] }: OperationDefinitionNode,
): RemoteOperation['toPlan'] {
  const conditions = conditionVariables(document);
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue?.kind === Kind.BOOLEAN && defaultValue.value,
    ]),
  );
  const variants = new Map<string, DocumentNode>();
  return (variables) => {
    const values = Object.fromEntries(
      (conditions ?? []).map((name) => [name, variables[name] ?? defaults.get(name) ?? false]),
    );
    const which = Object.values(values).join();
    const known = variants.get(which);
    if (known) return known;
    const wanted = conditions === undefined ? document : withoutConditions(document, values);
    const normal = withUsedVariables(normalised(supergraph.schema, wanted));
    if (variants.size < MOST_VARIANTS) variants.set(which, normal);
    return normal;
  };
}

/** What was left out may have been the only place of a variable. */
function withUsedVariables(document: DocumentNode): DocumentNode {
  const [definition] = document.definitions as [OperationDefinitionNode];
  const used = variablesIn(document, definition.selectionSet.selections);
  const variableDefinitions = (definition.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return { ...document, definitions: [{ ...definition, variableDefinitions }] };
}

function cacheSecondsOf(
  supergraph: Supergraph,
  definition: OperationDefinitionNode,
  roots: FieldNode[],
): number | undefined {
  if (definition.operation !== 'query') return undefined;
  const fields = roots.filter((field) => !isMeta(field));
  const seconds = fields.map(({ name }) => supergraph.cacheSeconds(name.value));
  if (seconds.length === 0 || seconds.includes(undefined)) return undefined;
  return Math.min(...(seconds as number[]));
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

function isMeta(field: FieldNode): boolean {
  return isIntrospection(field) || field.name.value === '__typename';
}

/** What an operation selects at its root. Looks into each fragment once, however often it is spread. */
function rootFields(document: DocumentNode, root: SelectionSetNode): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        look(fragment(document, selection.name.value).selectionSet);
      }
    }
  };
  look(root);
  return fields;
}

/**
 * The operation with some of its root fields; undefined when none is left. A fragment at the root is replaced by one that has
 * those fields only, under a name of its own: the whole one may be spread further down.
 */
function onlyFields(
  document: DocumentNode,
  definition: OperationDefinitionNode,
  wanted: (field: FieldNode) => boolean,
): DocumentNode | undefined {
  const partial = new Map<string, FragmentDefinitionNode | undefined>();
  const part = (name: string): FragmentDefinitionNode | undefined => {
    if (partial.has(name)) return partial.get(name);
    const whole = fragment(document, name);
    const selections = keep(whole.selectionSet.selections);
    const kept =
      selections.length === 0
        ? undefined
        : {
            ...whole,
            name: { kind: Kind.NAME, value: `${name}__part` } as const,
            selectionSet: { kind: Kind.SELECTION_SET, selections } as const,
          };
    partial.set(name, kept);
    return kept;
  };
  const keep = (selections: readonly SelectionNode[]): SelectionNode[] =>
    selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return wanted(selection) ? [selection] : [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const kept = part(selection.name.value);
        return kept ? [{ ...selection, name: kept.name }] : [];
      }
      const kept = keep(selection.selectionSet.selections);
      return kept.length === 0
        ? []
        : [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections: kept } as const }];
    });

  const selections = keep(definition.selectionSet.selections);
  if (selections.length === 0) return undefined;
  const parts = [...partial.values()].filter((kept) => kept !== undefined);
  const changed: DocumentNode = { ...document, definitions: [...document.definitions, ...parts] };
  const used = variablesIn(changed, selections);
  const operation: OperationDefinitionNode = {
    ...definition,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
    variableDefinitions: (definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
  };
  const definitions = changed.definitions.map((node) => (node === definition ? operation : node));
  // Drops the fragments that nothing uses any more, which a subgraph would refuse.
  return separateOperations({ ...document, definitions })[operation.name?.value ?? ''];
}

function variablesIn(document: DocumentNode, selections: readonly SelectionNode[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    const { kind, name } = node as { kind?: string; name?: { value: string } };
    if (kind === Kind.VARIABLE && name) names.add(name.value);
    if (kind === Kind.FRAGMENT_SPREAD && name && !seen.has(name.value)) {
      seen.add(name.value);
      look(fragment(document, name.value));
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'loc') look(child);
  };
  look(selections);
  return names;
}

export function fragment(document: DocumentNode, name: string): FragmentDefinitionNode {
  return document.definitions.find(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name,
  ) as FragmentDefinitionNode;
}
