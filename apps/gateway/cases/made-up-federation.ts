import { SubgraphExecutor, withEntities, type SubgraphEndpoint } from '@podium/platform-graphql';
import {
  buildASTSchema,
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  isAbstractType,
} from 'graphql';
import { composeSupergraph } from '../src/compose/compose.js';
import { readSupergraph, type Supergraph } from '../src/graph/supergraph.js';
import { identityIn, madeUp, makeUp, typeIn, type Making } from './made-up-data.js';

export interface MadeUpFederation {
  supergraph: Supergraph;
  endpoints: Record<string, SubgraphEndpoint>;
  /** What clients see, answered by graphql-js alone: what every answer is compared with. */
  whole: GraphQLSchema;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@provides",
  "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@extends", "@tag"])\n`;

/** Subgraphs that answer what follows from the identities of things, and the same things in one schema. */
export function madeUpFederation(
  sources: Readonly<Record<string, string>>,
  chances: { nulls?: number; errors?: number; never?: Readonly<Record<string, readonly string[]>> } = {},
): MadeUpFederation {
  const texts = Object.fromEntries(
    Object.entries(sources).map(([name, sdl]) => [name, sdl.includes('@link') ? sdl : LINK + sdl]),
  );
  const supergraph = readSupergraph(composeSupergraph(texts));
  const documents = Object.fromEntries(
    Object.entries(texts).map(([name, sdl]) => [name, parse(sdl, { noLocation: true })]),
  );
  const facts = factsOf(Object.values(documents), supergraph.schema);
  const { never = {}, ...rest } = chances;
  const making: Partial<Making> = { ...rest, ...facts };
  const endpoints: Record<string, SubgraphEndpoint> = {};
  for (const [name, document] of Object.entries(documents)) {
    const schema = makeUp(subgraphSchema(document), { ...making, never: new Set(never[name]) });
    const federated = withEntities(schema, { name, guard: undefined }, referencesOf(document, facts.keys));
    endpoints[name] = new SubgraphExecutor(
      name,
      () => federated,
      () => '',
      { createContext: () => ({}) },
      2_000,
    );
  }
  return { supergraph, endpoints, whole: makeUp(readSupergraph(supergraph.sdl).schema, making) };
}

type Keyed = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function typesOf(document: DocumentNode): Keyed[] {
  return document.definitions.flatMap((definition) => {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        return [definition];
      case Kind.OBJECT_TYPE_EXTENSION:
        return [{ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION }];
      default:
        return [];
    }
  });
}

function keysOf({ directives = [] }: Keyed): ConstDirectiveNode[] {
  return directives.filter(({ name }) => name.value === 'key');
}

/** What all services together say of keys, members and interfaces that some know as objects. */
function factsOf(documents: DocumentNode[], whole: GraphQLSchema) {
  const keys = new Set<string>();
  const keyed = new Set<string>();
  const asObject = new Map<string, Set<string>>();
  for (const type of documents.flatMap(typesOf)) {
    for (const key of keysOf(type)) {
      keyed.add(type.name.value);
      const fields = key.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (fields?.kind === Kind.STRING)
        for (const path of keyFields(type.name.value, fields.value, documents)) keys.add(path);
    }
    if (type.directives?.some(({ name }) => name.value === 'interfaceObject')) {
      const known = asObject.get(type.name.value) ?? new Set();
      for (const field of type.fields ?? []) known.add(field.name.value);
      asObject.set(type.name.value, known);
    }
  }
  /** Those that every service knows that has the field; who knows the interface as an object may mean any. */
  const membersOf: Making['membersOf'] = (name, { type, field }) => {
    const all = asMembers(whole, name);
    const known = documents
      .filter((document) =>
        typesOf(document).some(
          (each) => each.name.value === type && each.fields?.some((one) => one.name.value === field),
        ),
      )
      .map((document) => membersIn(document, name))
      .filter((members) => members.length > 0);
    return all?.filter((member) => known.every((members) => members.includes(member)));
  };
  const ownerOf = (typeName: string, field: string) => {
    for (const [name, fields] of asObject) {
      if (fields.has(field) && (name === typeName || asMembers(whole, name)?.includes(typeName))) return name;
    }
    return typeName;
  };
  for (const [name] of asObject) for (const member of asMembers(whole, name) ?? []) keyed.add(member);
  return { keys, keyed, membersOf, ownerOf };
}

function membersIn(document: DocumentNode, name: string): string[] {
  return document.definitions.flatMap((definition) => {
    if (definition.kind === Kind.UNION_TYPE_DEFINITION && definition.name.value === name)
      return definition.types?.map((member) => member.name.value) ?? [];
    const implemented = 'interfaces' in definition && definition.interfaces?.some((each) => each.name.value === name);
    return definition.kind === Kind.OBJECT_TYPE_DEFINITION && implemented ? [definition.name.value] : [];
  });
}

function asMembers(whole: GraphQLSchema, name: string): string[] | undefined {
  const type = whole.getType(name);
  return isAbstractType(type)
    ? whole
        .getPossibleTypes(type)
        .map((member) => member.name)
        .sort()
    : undefined;
}

/** `id`, `id upc` and `pair { id }`, as `Type.field`. */
function keyFields(typeName: string, fields: string, documents: DocumentNode[]): string[] {
  const set = parse(`{ ${fields} }`).definitions[0];
  if (set?.kind !== Kind.OPERATION_DEFINITION) return [];
  const found: string[] = [];
  const look = (name: string, selections: (typeof set)['selectionSet']['selections']): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) continue;
      found.push(`${name}.${selection.name.value}`);
      if (!selection.selectionSet) continue;
      const field = documents
        .flatMap(typesOf)
        .find(
          (type) => type.name.value === name && type.fields?.some((each) => each.name.value === selection.name.value),
        )
        ?.fields?.find((each) => each.name.value === selection.name.value);
      let type = field?.type;
      while (type && type.kind !== Kind.NAMED_TYPE) type = type.type;
      if (type) look(type.name.value, selection.selectionSet.selections);
    }
  };
  look(typeName, set.selectionSet.selections);
  return found;
}

function referencesOf(document: DocumentNode, keys: ReadonlySet<string>) {
  const names = typesOf(document)
    .filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION)
    .filter((type) =>
      keysOf(type).some((key) => !key.arguments?.some(({ value }) => value.kind === Kind.BOOLEAN && !value.value)),
    )
    .map(({ kind, name }) => [name.value, kind] as const);
  return Object.fromEntries(
    names.map(([name, kind]) => [
      name,
      (representations: readonly Record<string, unknown>[]) =>
        Promise.resolve(
          representations.map((representation) => {
            const identity = identityIn(representation, keys);
            if (identity === undefined) return new Error(`no key in ${JSON.stringify(representation)}`);
            return madeUp(kind === Kind.INTERFACE_TYPE_DEFINITION ? typeIn(identity) : name, identity);
          }),
        ),
    ]),
  );
}

/** A service's own schema, as it runs it: federation's directives are kept in the text only. */
function subgraphSchema(document: DocumentNode): GraphQLSchema {
  const definitions = document.definitions
    .filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION && kind !== Kind.SCHEMA_DEFINITION)
    .map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_EXTENSION
        ? ({ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION } as const)
        : definition,
    );
  const hasQuery = definitions.some((definition) => 'name' in definition && definition.name?.value === 'Query');
  const more = hasQuery ? [] : parse('type Query').definitions;
  return buildASTSchema(
    { ...document, definitions: [...definitions, ...more] },
    { assumeValidSDL: true, assumeValid: true },
  );
}
