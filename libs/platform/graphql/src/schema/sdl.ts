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
import { ANSWERED_BY, type AnsweredBy } from './watch.js';

/** The field directive that carries `cacheSeconds` of a field's extensions into the supergraph. */
export const CACHE_DIRECTIVE = 'cacheFor';
const CACHE_SPEC = 'https://specs.podium.example/cache/v1.0';
const CACHE_DEFINITION = parse(`directive @${CACHE_DIRECTIVE}(seconds: Float!) on FIELD_DEFINITION`).definitions;
/** The field directive that says by which query a subscription is answered; `renamed` holds `given:asked` for arguments. */
export const WATCH_DIRECTIVE = 'answeredBy';
const WATCH_SPEC = 'https://specs.podium.example/watch/v1.0';
const WATCH_DEFINITION = parse(
  `directive @${WATCH_DIRECTIVE}(query: String!, renamed: [String!]! = []) on FIELD_DEFINITION`,
).definitions;

const OWN = [
  { name: CACHE_DIRECTIVE, spec: CACHE_SPEC, definition: CACHE_DEFINITION },
  { name: WATCH_DIRECTIVE, spec: WATCH_SPEC, definition: WATCH_DEFINITION },
];

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
  const document = withOwnDirectives(getDocumentNodeFromSchema(schema), schema);
  const used = directivesUsed(document);
  const own = OWN.filter(({ name }) => used.has(name));
  if (own.length > 0) used.add('composeDirective');
  const definitions = document.definitions.filter((definition) => definition.kind !== Kind.SCHEMA_DEFINITION);
  const imports = [...used].filter((name) => FEDERATION_DIRECTIVES.has(name)).sort();
  const links = [`@link(url: "${FEDERATION}", import: [${imports.map((name) => `"@${name}"`).join(', ')}])`];
  for (const { name, spec } of own) {
    links.push(`@link(url: "${spec}", import: ["@${name}"])`, `@composeDirective(name: "@${name}")`);
  }
  const head = `extend schema\n${links.map((link) => `  ${link}`).join('\n')}`;
  const body = [...own.flatMap(({ definition }) => definition), ...definitions.sort(byName)].map((definition) =>
    print(definition),
  );
  return `${[head, ...body].join('\n\n')}\n`;
}

function withOwnDirectives(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      ['Query', 'Mutation', 'Subscription'].includes(definition.name.value)
        ? {
            ...definition,
            fields: definition.fields?.map((field) => withItsDirectives(field, definition, schema)) ?? [],
          }
        : definition,
    ),
  };
}

function withItsDirectives(
  field: FieldDefinitionNode,
  root: ObjectTypeDefinitionNode,
  schema: GraphQLSchema,
): FieldDefinitionNode {
  const type = schema.getType(root.name.value);
  const extensions = type && 'getFields' in type ? type.getFields()[field.name.value]?.extensions : undefined;
  const answeredBy = extensions?.[ANSWERED_BY] as AnsweredBy | undefined;
  return answeredBy ? watchable(field, answeredBy) : cacheable(field, root, extensions?.['cacheSeconds']);
}

function watchable(field: FieldDefinitionNode, { query, renamed = {} }: AnsweredBy): FieldDefinitionNode {
  const names = Object.entries(renamed).map(([given, asked]) => JSON.stringify(`${given}:${asked}`));
  const given = names.length > 0 ? `, renamed: [${names.join(', ')}]` : '';
  const [definition] = parse(`type T { f: Int @${WATCH_DIRECTIVE}(query: "${query}"${given}) }`, { noLocation: true })
    .definitions as [ObjectTypeDefinitionNode];
  const directives = definition.fields?.[0]?.directives ?? [];
  return { ...field, directives: [...(field.directives ?? []), ...directives] };
}

function cacheable(field: FieldDefinitionNode, root: ObjectTypeDefinitionNode, seconds: unknown): FieldDefinitionNode {
  if (seconds === undefined) return field;
  if (root.name.value !== 'Query' || typeof seconds !== 'number' || !(seconds > 0)) {
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
