import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { CACHE_DIRECTIVE, WATCH_DIRECTIVE } from '@podium/platform-graphql';
import { argumentsOf, textsOf } from './directive-arguments.js';
import { Parts } from './parts.js';
import {
  buildASTSchema,
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
} from 'graphql';

/** What the gateway reads out of the composed supergraph, once, at start. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Names of the subgraphs as the services call themselves. */
  readonly subgraphs: readonly string[];
  /** Which subgraphs know the type, and know it as what it is: not an interface as an object. */
  ownersOfType(typeName: string): ReadonlySet<string>;
  /** The subgraphs to whom an interface, a union or an enum means what it means to clients. */
  sameFor(typeName: string): ReadonlySet<string>;
  /** Which subgraphs resolve the field. */
  ownersOfField(typeName: string, fieldName: string): ReadonlySet<string>;
  /** The types that `node(id:)` finds, and the subgraphs that resolve each by its id. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
  /** For how long answers of a root query field may be kept; undefined where they may not. */
  cacheSeconds(fieldName: string): number | undefined;
  /** Who tells of a subscription's changes, and by which query it is answered. */
  watched(fieldName: string): WatchedField | undefined;
}

export interface WatchedField {
  subgraph: string;
  query: string;
  /** From the names of its arguments to the query's, where they differ. */
  renamed: Readonly<Record<string, string>>;
}

type Owners = ReadonlyMap<string, ReadonlySet<string>>;

export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const graphs = graphNames(document);
  const types = new Map<string, ReadonlySet<string>>();
  const fields = new Map<string, ReadonlySet<string>>();
  const cached = new Map<string, number>();
  const watched = new Map<string, WatchedField>();
  const parts = new Parts(graphs);
  const nodes = new Map<string, ReadonlySet<string>>();
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !isTypeDefinition(definition)) continue;
    const typeName = definition.name.value;
    const owners = graphsNamedBy(definition.directives, 'join__type', graphs);
    if (owners.size === 0) continue;
    types.set(typeName, withoutInterfaceObjects(owners, definition.directives, graphs));
    parts.add(definition);
    const resolvers = nodeResolvers(definition.directives, graphs);
    if (resolvers.size > 0) nodes.set(typeName, resolvers);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      fields.set(`${typeName}.${field.name.value}`, resolversOf(field, owners, graphs));
      const seconds = typeName === 'Query' ? secondsOf(field) : undefined;
      if (seconds !== undefined) cached.set(field.name.value, seconds);
      const watch = typeName === 'Subscription' ? watchedOf(field, owners, graphs) : undefined;
      if (watch) watched.set(field.name.value, watch);
    }
  }
  const of = (owners: Owners, name: string) => owners.get(name) ?? NOBODY;
  const schema = buildASTSchema(withoutOwnDirectives(transformSupergraphToPublicSchema(document)));
  const same = new Map<string, ReadonlySet<string>>();
  return {
    sdl,
    schema,
    subgraphs: [...graphs.values()],
    nodes,
    ownersOfType: (typeName) => of(types, typeName),
    sameFor: (typeName) => {
      const known = same.get(typeName) ?? parts.sameFor(typeName, schema, (name) => of(types, name));
      same.set(typeName, known);
      return known;
    },
    ownersOfField: (typeName, fieldName) => of(fields, `${typeName}.${fieldName}`),
    cacheSeconds: (fieldName) => cached.get(fieldName),
    watched: (fieldName) => watched.get(fieldName),
  };
}

const NOBODY: ReadonlySet<string> = new Set();

function isTypeDefinition(
  definition: DefinitionNode,
): definition is DefinitionNode & { directives?: ConstDirectiveNode[] } {
  return definition.kind.endsWith('TypeDefinition');
}

/** `enum join__Graph { JUDGING @join__graph(name: "judging", url: "") }`: from JUDGING to judging. */
function graphNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const name = argumentsOf(value.directives, 'join__graph')[0]?.['name'];
      names.set(value.name.value, typeof name === 'string' ? name : value.name.value);
    }
  }
  if (names.size === 0) throw new Error('this is no supergraph: it names no subgraphs');
  return names;
}

/** Without any @join__field every subgraph of the type has the field; otherwise those named, unless only to refer to it. */
function resolversOf(
  field: FieldDefinitionNode,
  owners: ReadonlySet<string>,
  graphs: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const joins = argumentsOf(field.directives, 'join__field').filter(({ usedOverridden }) => usedOverridden !== true);
  if (joins.length === 0) return owners;
  if (joins.some(({ overrideLabel }) => overrideLabel !== undefined)) return NOBODY;
  // One that gives the field another type than clients see would also let null move another way.
  const named = joins.filter(
    ({ graph, external, requires, type, contextArguments }) =>
      graph && external !== true && requires === undefined && type === undefined && contextArguments === undefined,
  );
  return new Set(named.map(({ graph }) => graphs.get(graph as string) as string));
}

function graphsNamedBy(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
  graphs: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  return new Set(argumentsOf(directives, name).flatMap(({ graph }) => graphs.get(graph as string) ?? []));
}

function watchedOf(
  field: FieldDefinitionNode,
  owners: ReadonlySet<string>,
  graphs: ReadonlyMap<string, string>,
): WatchedField | undefined {
  const [given] = argumentsOf(field.directives, WATCH_DIRECTIVE);
  const [subgraph] = resolversOf(field, owners, graphs);
  if (!given || subgraph === undefined) return undefined;
  const renamed = textsOf(field.directives, WATCH_DIRECTIVE, 'renamed');
  return {
    subgraph,
    query: String(given['query']),
    renamed: Object.fromEntries(renamed.map((pair) => pair.split(':'))),
  };
}

function secondsOf(field: FieldDefinitionNode): number | undefined {
  const seconds = Number(argumentsOf(field.directives, CACHE_DIRECTIVE)[0]?.['seconds']);
  return seconds > 0 ? seconds : undefined;
}

/** Of a type that is a Node to somebody: who resolves it by its id. */
function nodeResolvers(
  directives: readonly ConstDirectiveNode[] | undefined,
  graphs: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  if (!argumentsOf(directives, 'join__implements').some((given) => given['interface'] === 'Node')) return NOBODY;
  const keyed = argumentsOf(directives, 'join__type').filter(
    ({ key, resolvable }) => key === 'id' && resolvable !== false,
  );
  return new Set(keyed.flatMap(({ graph }) => graphs.get(graph as string) ?? []));
}

function withoutInterfaceObjects(
  owners: ReadonlySet<string>,
  directives: readonly ConstDirectiveNode[] | undefined,
  graphs: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const asObjects = argumentsOf(directives, 'join__type').filter(({ isInterfaceObject }) => isInterfaceObject === true);
  if (asObjects.length === 0) return owners;
  const left = new Set(owners);
  for (const { graph } of asObjects) left.delete(graphs.get(graph as string) ?? '');
  return left;
}

function withoutOwnDirectives(document: DocumentNode): DocumentNode {
  const drop = (node: { name: { value: string } }) =>
    [CACHE_DIRECTIVE, WATCH_DIRECTIVE].includes(node.name.value) ? null : undefined;
  return visit(document, { Directive: drop, DirectiveDefinition: drop });
}
