import type { Type } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { GraphQLSchema, isScalarType, isSpecifiedScalarType, type GraphQLNamedType } from 'graphql';

/**
 * The schema without what nothing in this subgraph leads to. Nest registers every class that any field of any service names,
 * because its type metadata is global; only what hangs below a root field, an entity or a stated orphan is this service's.
 */
export function onlyReachable(
  schema: GraphQLSchema,
  orphans: readonly Type[],
  entities: readonly string[],
): GraphQLSchema {
  const { query, mutation, subscription, directives } = schema.toConfig();
  const names = new Set([...entities, ...orphans.map(graphqlName)]);
  const types = [...names].map((name) => namedType(schema, name)).filter((type) => !isScalarType(type));
  return new GraphQLSchema({
    query,
    mutation,
    subscription,
    directives: directives.filter((d) => d.name !== 'defer'),
    types,
    assumeValid: true,
  });
}

function namedType(schema: GraphQLSchema, name: string): GraphQLNamedType {
  const type = schema.getType(name);
  if (!type || isSpecifiedScalarType(type))
    throw new Error(`${name} has a reference resolver or is named as orphaned, but is not in the schema`);
  return type;
}

function graphqlName(target: Type): string {
  const metadata =
    TypeMetadataStorage.getObjectTypesMetadata().find((type) => type.target === target) ??
    TypeMetadataStorage.getInterfacesMetadata().find((type) => type.target === target);
  if (!metadata)
    throw new Error(`${target.name} is named as orphaned, but carries neither @ObjectType nor @InterfaceType`);
  return metadata.name;
}
