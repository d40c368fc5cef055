import { getDocumentNodeFromSchema } from '@graphql-tools/utils';
import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** The field directive that carries `cacheSeconds` of a field's extensions into the supergraph. */
export const CACHE_DIRECTIVE = 'cacheFor';
const CACHE_SPEC = 'https://specs.podium.example/cache/v1.0';
const CACHE_DEFINITION = parse(`directive @${CACHE_DIRECTIVE}(seconds: Float!) on FIELD_DEFINITION`).definitions;

const FEDERATION = 'https://specs.apollo.dev/federation/v2.3';
const FEDERATION_DIRECTIVES = new Set([
  'key',
  'requires',
  'provides',
  'external',
  'tag',
  'shareable',
  'inaccessible',
  'override',
  'extends',
  'interfaceObject',
  'composeDirective',
]);

/** A subgraph's schema as Federation 2 reads it, sorted, so that it can be committed and compared. */
export function subgraphSdl(schema: GraphQLSchema): string {
  const document = withCacheDirectives(getDocumentNodeFromSchema(schema), schema);
  const used = directivesUsed(document);
  const cached = used.has(CACHE_DIRECTIVE);
  if (cached) used.add('composeDirective');
  const definitions = document.definitions.filter((definition) => definition.kind !== Kind.SCHEMA_DEFINITION);
  const imports = [...used].filter((name) => FEDERATION_DIRECTIVES.has(name)).sort();
  const links = [`@link(url: "${FEDERATION}", import: [${imports.map((name) => `"@${name}"`).join(', ')}])`];
  if (cached) {
    links.push(
      `@link(url: "${CACHE_SPEC}", import: ["@${CACHE_DIRECTIVE}"])`,
      `@composeDirective(name: "@${CACHE_DIRECTIVE}")`,
    );
  }
  const head = `extend schema\n${links.map((link) => `  ${link}`).join('\n')}`;
  const body = [...(cached ? CACHE_DEFINITION : []), ...definitions.sort(byName)].map((definition) =>
    print(definition),
  );
  return `${[head, ...body].join('\n\n')}\n`;
}

function withCacheDirectives(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION && ['Query', 'Mutation'].includes(definition.name.value)
        ? { ...definition, fields: definition.fields?.map((field) => cacheable(field, definition, schema)) ?? [] }
        : definition,
    ),
  };
}

function cacheable(
  field: FieldDefinitionNode,
  root: ObjectTypeDefinitionNode,
  schema: GraphQLSchema,
): FieldDefinitionNode {
  const type = schema.getType(root.name.value);
  const extensions = type && 'getFields' in type ? type.getFields()[field.name.value]?.extensions : undefined;
  const seconds = extensions?.['cacheSeconds'];
  if (seconds === undefined) return field;
  if (root.name.value === 'Mutation' || typeof seconds !== 'number' || !(seconds > 0)) {
    throw new Error(`${root.name.value}.${field.name.value}: cacheSeconds is a positive number on a query`);
  }
  const directive: ConstDirectiveNode = {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: CACHE_DIRECTIVE },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'seconds' },
        value: { kind: Kind.FLOAT, value: String(seconds) },
      },
    ],
  };
  return { ...field, directives: [...(field.directives ?? []), directive] };
}

function directivesUsed(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { Directive: (node) => void names.add(node.name.value) });
  return names;
}

function byName(a: DefinitionNode, b: DefinitionNode): number {
  const name = (node: DefinitionNode) => ('name' in node ? (node.name?.value ?? '') : '');
  return name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0;
}
