import {
  buildClientSchema,
  getIntrospectionQuery,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  getNamedType,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { ask } from './asking.fixture.js';

export interface RootField {
  kind: 'query' | 'mutation';
  name: string;
  /** The operation's text with a variable for every argument. */
  text: string;
  args: readonly GraphQLArgument[];
  /** Values for its variables; `leaf` gives those of scalars by the scalar's name. */
  variables(leaf: Leaf): Record<string, unknown>;
}

/** @param scalar  `String`, `ID`, `Int`, `DateTime` … */
export type Leaf = (scalar: string) => unknown;

/** Values that are of the right kind and name nothing that is there. */
export const nothingThere: Leaf = (scalar) => {
  if (scalar === 'Boolean') return false;
  if (scalar === 'Int' || scalar === 'Float') return 1;
  if (scalar === 'DateTime') return '2030-01-01T00:00:00Z';
  return scalar === 'ID' ? '00000000-0000-7000-8000-000000000000' : 'nothing';
};

/** Every root field of the running graph, as its own introspection tells them. */
export async function rootFields(url: string): Promise<RootField[]> {
  const { data } = await ask(url, getIntrospectionQuery());
  const schema = buildClientSchema(data as unknown as IntrospectionQuery);
  return (['query', 'mutation'] as const).flatMap((kind) =>
    Object.values(rootOf(schema, kind)).map((field) => rootField(kind, field)),
  );
}

function rootOf(schema: GraphQLSchema, kind: 'query' | 'mutation') {
  return (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {};
}

function rootField(kind: RootField['kind'], { name, args, type }: GraphQLField<unknown, unknown>): RootField {
  const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isCompositeType(getNamedType(type)) ? ' { __typename }' : '';
  return {
    kind,
    name,
    args,
    text: `${kind}${variables && `(${variables})`} { ${name}${given && `(${given})`}${selection} }`,
    variables: (leaf) => Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg.type, leaf)])),
  };
}

function valueOf(type: GraphQLInputType, leaf: Leaf): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, leaf);
  if (isListType(type)) return [valueOf(type.ofType, leaf)];
  if (isEnumType(type)) return (type as GraphQLEnumType).getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, valueOf(field.type, leaf)]));
  }
  return leaf((type as { name: string }).name);
}
